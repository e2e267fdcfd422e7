package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.aws.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeploymentIdTest {
    @Test
    void idsSortByTimeDownToTheMillisecond() {
        FakeTime time = new FakeTime();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            ids.add(DeploymentId.next(time));
            time.sleep(Duration.ofMillis(1));
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anIdTellsWhenItWasMade() {
        String id = DeploymentId.next(new FakeTime());
        assertThat(DeploymentId.time(id)).contains(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(DeploymentId.time(DeploymentId.ofRollback(id))).isPresent();
        assertThat(DeploymentId.time("-")).isEmpty();
    }

    @Test
    void aRollbackIsKnownByItsId() {
        String id = DeploymentId.next(new FakeTime());
        assertThat(DeploymentId.isRollback(id)).isFalse();
        assertThat(DeploymentId.isRollback(DeploymentId.ofRollback(id))).isTrue();
    }

    @Test
    void anAgeIsToldInTheLargestUnitThatFits() {
        Instant then = Instant.parse("2026-11-23T09:00:00Z");
        assertThat(Age.of("20261123-090000-abc", then.plusSeconds(30))).isEqualTo("just now");
        assertThat(Age.of("20261123-090000-abc", then.plusSeconds(60))).isEqualTo("1 minute ago");
        assertThat(Age.of("20261123-090000-abc", then.plusSeconds(3 * 3600))).isEqualTo("3 hours ago");
        assertThat(Age.of("20261123-090000-abc-r", then.plusSeconds(5 * 86400))).isEqualTo("5 days ago");
        assertThat(Age.of("-", then)).isEmpty();
    }
}
