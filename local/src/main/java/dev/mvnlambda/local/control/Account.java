package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.FunctionRuntime;
import dev.mvnlambda.local.s3.ObjectStore;
import dev.mvnlambda.local.s3.S3Buckets;
import dev.mvnlambda.local.sns.SnsTopics;
import dev.mvnlambda.local.sqs.SqsQueues;
import dev.mvnlambda.local.state.Table;
import dev.mvnlambda.local.state.Tables;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** What the services of one account stand on. */
record Account(
        LocalOptions options,
        InstantSource clock,
        FunctionRuntime runtime,
        Endpoint endpoint,
        Table<FunctionRecord> functions,
        Table<RoleRecord> roles,
        Table<MappingRecord> mappings,
        Table<ExecutionRecord> executions,
        Table<LogGroupRecord> logGroups,
        Tables tables,
        LogStore logs,
        SqsQueues sqs,
        CodeStore code,
        ObjectStore objects,
        RunningCalls running,
        ExecutionEnds ends,
        Journal journal,
        DelayedTasks delayed,
        Executor background) {

    /** The topics of all regions. */
    SnsTopics sns() {
        return new SnsTopics(tables, options.account(), clock, new PushedCalls(this), sqs);
    }

    /** The buckets of all regions. */
    S3Buckets s3() {
        return new S3Buckets(tables, objects, options.account(), clock, new PushedCalls(this), sqs, sns());
    }

    Scope in(String region) {
        return new Scope(this, region);
    }
}
