package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people take for one kind though several services have it, such as routes: each does what its properties are of. */
final class OneKind implements PushType<Properties> {
    private final List<PushType<?>> services;

    /** @param services all of the same kind and principal */
    OneKind(PushType<?>... services) {
        this.services = List.of(services);
    }

    /** What it is made of. */
    List<PushType<?>> services() {
        return services;
    }

    @Override
    public String kind() {
        return services.get(0).kind();
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public String principal() {
        return services.get(0).principal();
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return services.stream()
                .flatMap(service -> service.desired(wanted).stream())
                .toList();
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        return observe(scope, wanted, granted, wanted);
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted, List<Node> all) {
        List<Observed> observed = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (PushType<?> service : services) {
            Found found = service.observe(scope, wanted, granted, all);
            observed.addAll(found.observed());
            remarks.addAll(found.remarks());
        }
        return new Found(observed, remarks);
    }

    @Override
    public Map<String, String> create(Step.Create step, Properties wanted, Outputs known) {
        return create(of(wanted), step, wanted, known);
    }

    private static <P extends Properties> Map<String, String> create(
            PushType<P> service, Step.Create step, Properties wanted, Outputs known) {
        return service.create(step, service.properties().cast(wanted), known);
    }

    @Override
    public Map<String, String> update(Step.Update step, Properties wanted, Outputs known) {
        return update(of(wanted), step, wanted, known);
    }

    private static <P extends Properties> Map<String, String> update(
            PushType<P> service, Step.Update step, Properties wanted, Outputs known) {
        return service.update(step, service.properties().cast(wanted), known);
    }

    @Override
    public void delete(Observed.Present there) {
        of(there.properties()).delete(there);
    }

    private PushType<?> of(Properties properties) {
        return services.stream()
                .filter(service -> service.properties().isInstance(properties))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No service has " + properties));
    }
}
