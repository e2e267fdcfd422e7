package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.LinkSpec;
import java.util.List;
import javax.lang.model.util.Types;

/** Turns a declared function into a {@link FunctionSpec}: each annotation by its own reader. */
final class FunctionReader {
    private final EventTypes events;

    FunctionReader(Types types) {
        events = new EventTypes(types);
    }

    FunctionSpec read(DeclaredFunction function, List<LinkSpec> links) {
        Marks marks = function.marks();
        events.check(function);
        ArnPartitions.check(marks);
        Settings settings = Settings.read(marks);
        Settings.checkOwnRole(marks);
        CognitoReader.checkTimeout(marks, settings);
        LogsReader.checkLoop(marks);
        return new FunctionSpec(
                function.name(),
                function.handler().text(),
                settings.description(),
                settings.memory(),
                settings.timeout(),
                settings.architecture(),
                settings.runtime(),
                settings.storage(),
                settings.role(),
                settings.permissionsBoundary(),
                settings.kmsKey(),
                settings.tracing(),
                VersioningReader.read(marks),
                DurableReader.read(function, settings.runtime()),
                SnapStartReader.read(marks, settings),
                ConcurrencyReader.read(marks),
                AsyncReader.read(marks),
                UrlReader.read(marks),
                EventSourceReader.read(marks, settings),
                TriggerReaders.read(marks),
                AuthorizerReader.read(marks),
                EnvironmentReader.read(marks),
                AllowReader.read(marks),
                links,
                TagReader.read(marks),
                LayersReader.read(marks),
                VpcReader.vpc(marks),
                VpcReader.fileSystem(marks),
                LoggingReader.read(marks));
    }
}
