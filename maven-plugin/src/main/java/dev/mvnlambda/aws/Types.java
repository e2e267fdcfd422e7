package dev.mvnlambda.aws;

import dev.mvnlambda.resource.ResourceType;
import java.util.List;

/** The one list of resource types, in the order of a function's life. */
record Types(
        LogGroupType logGroups,
        RoleType roles,
        QueueType queues,
        FunctionType functions,
        VersionType versions,
        AliasType aliases,
        ReservedConcurrencyType reserved,
        ProvisionedConcurrencyType provisioned,
        EventInvokeConfigType asyncs,
        PolicyStatementType statements,
        FunctionUrlType urls,
        EventSourceMappingType mappings,
        RoleSurplusType surplus,
        TagsType tags,
        OldVersionType oldVersions) {

    List<ResourceType<?>> all() {
        return List.of(
                logGroups,
                roles,
                queues,
                functions,
                versions,
                aliases,
                reserved,
                provisioned,
                asyncs,
                statements,
                urls,
                mappings,
                surplus,
                tags,
                oldVersions);
    }
}
