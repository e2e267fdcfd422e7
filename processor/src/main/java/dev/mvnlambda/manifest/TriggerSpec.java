package dev.mvnlambda.manifest;

/** A service that calls the function by itself. What AWS reads on its behalf instead is an {@link EventSourceSpec}. */
public sealed interface TriggerSpec
        permits AlbSpec, CognitoSpec, EventBridgeSpec, IotSpec, LogsSpec, RouteSpec, S3Spec, ScheduleSpec, SnsSpec {
    /** What is called: a topic, a bucket, a route …; by it triggers of one kind are sorted. */
    String source();
}
