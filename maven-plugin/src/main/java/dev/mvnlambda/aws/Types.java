package dev.mvnlambda.aws;

import dev.mvnlambda.resource.ResourceType;
import java.util.List;

/** The one list of resource types, in the order of a function's life. */
record Types(
        LogGroupType logGroups,
        RoleType roles,
        FunctionType functions,
        VersionType versions,
        AliasType aliases,
        PolicyStatementType statements,
        FunctionUrlType urls,
        TagsType tags,
        OldVersionType oldVersions) {

    List<ResourceType<?>> all() {
        return List.of(logGroups, roles, functions, versions, aliases, statements, urls, tags, oldVersions);
    }
}
