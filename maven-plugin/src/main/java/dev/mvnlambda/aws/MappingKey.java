package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.BrokerSpec;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import org.jspecify.annotations.Nullable;

/**
 * By what mappings of a function differ: their source, whatever stream of a table it is, and the topic, queue or database in
 * it.
 */
final class MappingKey {
    private MappingKey() {}

    static ResourceKey of(MappingProperties mapping, FunctionScope scope) {
        return new ResourceKey(
                EventSourceMappingType.KIND, scope.name() + "/" + place(mapping, scope) + within(mapping.broker()));
    }

    private static String place(MappingProperties mapping, FunctionScope scope) {
        BrokerSpec broker = mapping.broker();
        if (broker != null && !broker.servers().isEmpty()) {
            return "kafka:" + String.join(",", broker.servers());
        }
        SourceArn source = SourceArn.parse(mapping.source()).table();
        return source.isIn(scope.stage().identity()) ? source.service() + ":" + source.resource() : source.toString();
    }

    private static String within(@Nullable BrokerSpec broker) {
        return broker == null ? "" : "/" + broker.within();
    }
}
