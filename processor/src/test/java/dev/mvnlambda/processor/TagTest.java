package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TagTest {
    @Test
    void keysOfAwsAndOursAreReserved() {
        String rule =
                "but a key is 1 to 128 letters, digits, spaces or any of _.:/=+-@, not beginning with aws: or mvnlambda:;"
                        + " change it.";
        assertThat(problemsOf("@Tag(key = \"team\", value = \"x\")\n@Tag(key = \"aws:x\", value = \"x\")"))
                .containsExactly("Shop:2: [TagKey] Shop has key = \"aws:x\", " + rule);
        assertThat(problemsOf("@Tag(key = \"mvnlambda:app\", value = \"x\")"))
                .containsExactly("Shop:1: [TagKey] Shop has key = \"mvnlambda:app\", " + rule);
        assertThat(problemsOf("@Tag(key = \"\", value = \"x\")"))
                .containsExactly("Shop:1: [TagKey] Shop has key = \"\", " + rule);
    }

    @Test
    void aValueHas256CharactersAtMost() {
        String value = "x".repeat(257);
        assertThat(problemsOf("@Tag(key = \"team\", value = \"" + value + "\")"))
                .containsExactly("Shop:1: [TagValue] Shop has value = \"" + value
                        + "\", but a value is at most 256 letters, digits," + " spaces or any of _.:/=+-@; change it.");
    }

    @Test
    void aKeyIsSetOnce() {
        assertThat(problemsOf("@Tag(key = \"team\", value = \"x\")\n@Tag(key = \"team\", value = \"y\")"))
                .containsExactly("Shop:2: [DuplicateTag] Shop has the tag team twice; remove one of them.");
    }

    @Test
    void fortyTagsAreFree() {
        StringBuilder tags = new StringBuilder();
        for (int i = 1; i <= 41; i++) {
            tags.append("@Tag(key = \"k").append(i).append("\", value = \"v\")\n");
        }
        assertThat(problemsOf(tags.toString()))
                .containsExactly(
                        "Shop:41: [TagCount] Shop has 41 tags, but AWS takes 50 and 10 of these are kept for ours; leave at"
                                + " most 40.");
    }
}
