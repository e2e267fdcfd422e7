package dev.mvnlambda.aws;

import dev.mvnlambda.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;

/** The one list of resource types, in the order of a function's life. */
record Types(
        LogGroupType logGroups,
        RoleType roles,
        List<MadeType<?>> made,
        FunctionType functions,
        VersionType versions,
        AliasType aliases,
        ReservedConcurrencyType reserved,
        ProvisionedConcurrencyType provisioned,
        EventInvokeConfigType asyncs,
        PolicyStatementType statements,
        FunctionUrlType urls,
        DistributionOriginType origins,
        EventSourceMappingType mappings,
        List<PushType<?>> pushes,
        RoleSurplusType surplus,
        TagsType tags,
        OldVersionType oldVersions) {

    /** Copies what it is given. */
    Types {
        made = List.copyOf(made);
        pushes = List.copyOf(pushes);
    }

    List<ResourceType<?>> all() {
        List<ResourceType<?>> all = new ArrayList<>(List.of(logGroups, roles));
        all.addAll(made);
        all.addAll(List.of(
                functions, versions, aliases, reserved, provisioned, asyncs, statements, urls, origins, mappings));
        all.addAll(pushes);
        all.addAll(List.of(surplus, tags, oldVersions));
        return List.copyOf(all);
    }
}
