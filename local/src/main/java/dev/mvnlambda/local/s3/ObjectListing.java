package dev.mvnlambda.local.s3;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of a bucket whose keys begin alike, in pages, and with folders where a delimiter makes them. */
final class ObjectListing {

    private static final int MOST = 1000;

    private final List<ObjectRecord> all;
    private final String prefix;

    ObjectListing(List<ObjectRecord> all, String prefix) {
        this.all = all;
        this.prefix = prefix;
    }

    ListObjectsV2Response page(ListObjectsV2Request request) {
        String delimiter = Objects.requireNonNullElse(request.delimiter(), "");
        String after = Objects.requireNonNullElse(
                request.continuationToken(), Objects.requireNonNullElse(request.startAfter(), ""));
        int size = Math.min(MOST, Objects.requireNonNullElse(request.maxKeys(), MOST));
        TreeMap<String, List<ObjectRecord>> entries = new TreeMap<>();
        all.forEach(object -> entries.merge(
                shown(object.key(), delimiter),
                List.of(object),
                (one, more) -> Stream.concat(one.stream(), more.stream()).toList()));
        List<String> left = List.copyOf(entries.tailMap(after, false).keySet());
        List<String> page = left.subList(0, Math.min(size, left.size()));
        boolean cut = page.size() < left.size();
        return ListObjectsV2Response.builder()
                .name(request.bucket())
                .prefix(prefix)
                .delimiter(request.delimiter())
                .maxKeys(size)
                .keyCount(page.size())
                .isTruncated(cut)
                .continuationToken(request.continuationToken())
                .nextContinuationToken(cut ? page.get(page.size() - 1) : null)
                .contents(page.stream()
                        .filter(entry -> !isFolder(entry, delimiter))
                        .flatMap(entry -> entries.getOrDefault(entry, List.of()).stream())
                        .map(ObjectListing::shown)
                        .toList())
                .commonPrefixes(page.stream()
                        .filter(entry -> isFolder(entry, delimiter))
                        .map(folder -> CommonPrefix.builder().prefix(folder).build())
                        .toList())
                .build();
    }

    private String shown(String key, String delimiter) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? key : key.substring(0, end + delimiter.length());
    }

    private boolean isFolder(String entry, String delimiter) {
        return !delimiter.isEmpty() && entry.indexOf(delimiter, prefix.length()) >= 0;
    }

    private static S3Object shown(ObjectRecord object) {
        return S3Object.builder()
                .key(object.key())
                .size(object.size())
                .eTag(object.quotedEtag())
                .lastModified(object.modified())
                .storageClass("STANDARD")
                .build();
    }
}
