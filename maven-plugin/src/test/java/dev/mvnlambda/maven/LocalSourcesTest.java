package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.deploy.Deployer;
import dev.mvnlambda.deploy.Planned;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Plan;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Time;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

final class LocalSourcesTest {
    private static final String BUCKET = "arn:aws:s3:::pictures";

    private final List<String> made = new ArrayList<>();
    private final Deque<Planned> plans = new ArrayDeque<>();

    private Planned plan(boolean create, Planned... planned) {
        plans.addAll(List.of(planned));
        Account account = (Account) Proxy.newProxyInstance(
                Account.class.getClassLoader(), new Class<?>[] {Account.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("standIn");
                    made.add((String) arguments[0]);
                    return null;
                });
        return new LocalSources(create, new SystemStreamLog())
                .plan(new Deployer(account, Time.system()), plans::removeFirst);
    }

    private static Planned planned(List<String> obstacles, String... missing) {
        Plan plan = new Plan(List.of(), List.of(), List.of(), obstacles, Set.of(missing), Outputs.none());
        Stage stage = new Stage("shop", "dev", new Identity("000000000000", "us-east-1", "aws", "", ""));
        return new Planned(stage, List.of(), List.of(), plan, List.of());
    }

    @Test
    void whatIsMissingIsMadeAndPlannedAnewWhenThatIsAskedFor() {
        Planned whole = planned(List.of());

        assertThat(plan(true, planned(List.of("There is no bucket."), BUCKET), whole))
                .isSameAs(whole);
        assertThat(made).containsExactly(BUCKET);
    }

    @Test
    void elseTheRefusalSaysHowToHaveItMade() {
        Planned refused = plan(false, planned(List.of("There is no bucket."), BUCKET));

        assertThat(refused.plan().obstacles()).hasSize(2).first().isEqualTo("There is no bucket.");
        assertThat(refused.plan().obstacles().get(1)).contains("-Dlambda.local.create");
        assertThat(made).isEmpty();
    }

    @Test
    void anObstacleOfAnotherKindIsLeftToTheUser() {
        Planned refused = planned(List.of("A rollout is under way."));

        assertThat(plan(true, refused)).isSameAs(refused);
        assertThat(made).isEmpty();
    }
}
