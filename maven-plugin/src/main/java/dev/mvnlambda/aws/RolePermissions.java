package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Target;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a function's role allows: what its annotations need and nothing else, by exact ARN wherever AWS takes one. */
final class RolePermissions {
    private static final List<String> DURABLE_EXECUTIONS = List.of(
            "lambda:GetDurableExecution",
            "lambda:GetDurableExecutionHistory",
            "lambda:ListDurableExecutionsByFunction",
            "lambda:SendDurableExecutionCallbackFailure",
            "lambda:SendDurableExecutionCallbackHeartbeat",
            "lambda:SendDurableExecutionCallbackSuccess",
            "lambda:StopDurableExecution");

    private final FunctionSpec spec;
    private final FunctionScope scope;
    private final List<Statement> statements = new ArrayList<>();

    private RolePermissions(FunctionSpec spec, FunctionScope scope) {
        this.spec = spec;
        this.scope = scope;
    }

    static List<Statement> of(Wanted wanted) {
        RolePermissions permissions = new RolePermissions(wanted.spec(), wanted.scope());
        permissions.logs();
        permissions.durable();
        permissions.vpc();
        permissions.fileSystem();
        permissions.tracing();
        permissions.key();
        permissions.eventSources();
        permissions.destinations();
        wanted.links().forEach(permissions::link);
        wanted.spec()
                .allow()
                .forEach(allow -> permissions.statements.add(
                        new Statement(allow.effect(), allow.actions(), allow.resources(), Map.of())));
        return List.copyOf(permissions.statements);
    }

    private void logs() {
        Identity identity = scope.stage().identity();
        statements.add(Statement.allow(
                List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                "arn:" + identity.partition() + ":logs:" + identity.region() + ":" + identity.account() + ":log-group:"
                        + LogGroupType.group(spec.logging().group(), scope) + ":*"));
    }

    /** An execution's ARN names a version, so the bare ARN would never match. */
    private void durable() {
        if (spec.durable() != null) {
            statements.add(Statement.allow(
                    List.of("lambda:CheckpointDurableExecution", "lambda:GetDurableExecutionState"),
                    scope.target().anyVersionArn()));
        }
    }

    /** AWS takes no ARN for the network interfaces that it makes. */
    private void vpc() {
        if (spec.vpc() != null) {
            statements.add(Statement.allow(
                    List.of(
                            "ec2:AssignPrivateIpAddresses",
                            "ec2:CreateNetworkInterface",
                            "ec2:DeleteNetworkInterface",
                            "ec2:DescribeNetworkInterfaces",
                            "ec2:DescribeSubnets",
                            "ec2:UnassignPrivateIpAddresses"),
                    "*"));
        }
    }

    private void fileSystem() {
        var mounted = spec.fileSystem();
        if (mounted != null) {
            statements.add(new Statement(
                    "Allow",
                    List.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"),
                    List.of("*"),
                    Map.of("StringEquals", Map.of("elasticfilesystem:AccessPointArn", mounted.accessPoint()))));
        }
    }

    private void tracing() {
        if (spec.tracing().equals("Active")) {
            statements.add(Statement.allow(List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"), "*"));
        }
    }

    private void key() {
        if (!spec.kmsKey().isEmpty()) {
            statements.add(Statement.allow(List.of("kms:Decrypt"), spec.kmsKey()));
        }
    }

    private void eventSources() {
        for (EventSourceSpec source : spec.eventSources()) {
            SourcePermissions.of(source, scope).forEach(this::add);
            var stream = source.stream();
            if (stream != null && stream.onFailure() != null) {
                destination(stream.onFailure());
            }
        }
    }

    private void destinations() {
        var async = spec.async();
        if (async != null) {
            destination(async.onSuccess());
            destination(async.onFailure());
        }
    }

    /** What hears of events is told with the rights of the function. */
    private void destination(String arn) {
        List<Statement> telling = switch (SourceArn.parse(arn).service()) {
            case "sqs" -> List.of(Statement.allow(List.of("sqs:SendMessage"), arn));
            case "sns" -> List.of(Statement.allow(List.of("sns:Publish"), arn));
            case "lambda" -> List.of(Statement.allow(List.of("lambda:InvokeFunction"), arn));
            case "events" -> List.of(Statement.allow(List.of("events:PutEvents"), arn));
            case "s3" ->
                List.of(
                        Statement.allow(List.of("s3:ListBucket"), arn),
                        Statement.allow(List.of("s3:PutObject"), arn + "/*"));
            default -> List.of();
        };
        telling.forEach(this::add);
    }

    private void add(Statement statement) {
        if (!statements.contains(statement)) {
            statements.add(statement);
        }
    }

    private void link(Wanted.LinkedFunction link) {
        Target target = link.scope().target();
        if (link.spec().durable() != null) {
            statements.add(Statement.allow(List.of("lambda:InvokeFunction"), target.anyVersionArn()));
            statements.add(Statement.allow(DURABLE_EXECUTIONS, target.anyVersionArn()));
        } else {
            statements.add(
                    Statement.allow(List.of("lambda:InvokeFunction"), target.functionArn(), target.anyVersionArn()));
        }
        var url = link.spec().url();
        if (link.passesUrl() && url != null && !url.auth().equals("NONE")) {
            statements.add(Statement.allow(List.of("lambda:InvokeFunctionUrl"), target.arn()));
        }
    }
}
