#!/usr/bin/env python3
"""boto.py ENDPOINT: a function's life by boto3, what the aws CLI hides included.

Ends with 0 when all is as on AWS, 1 at the first difference, 77 when boto3 is not installed.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

try:
    import boto3
    from botocore.auth import SigV4QueryAuth
    from botocore.awsrequest import AWSRequest
    from botocore.config import Config
    from botocore.exceptions import ClientError
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

if len(sys.argv) != 2:
    sys.exit(f"usage: {sys.argv[0]} ENDPOINT, for example {sys.argv[0]} http://127.0.0.1:4599")

HERE = pathlib.Path(__file__).resolve().parent
ENDPOINT = sys.argv[1]
FUNCTION = "boto-greeter"
session = boto3.Session(aws_access_key_id="local", aws_secret_access_key="local", region_name="us-east-1")


def client(service):
    return session.client(service, endpoint_url=ENDPOINT, config=Config(retries={"total_max_attempts": 1}))


aws = client("lambda")
iam = client("iam")
sqs = client("sqs")
logs = client("logs")


def check(what, expected, actual):
    if expected != actual:
        sys.exit(f"{what}: expected {expected!r}, but was {actual!r}")
    print(f"{what}: {repr(actual)[:200]}")


def refused(what, error, call, **arguments):
    """The call ends with that exception, whose text is returned."""
    try:
        answer = call(**arguments)
    except error as raised:
        print(f"{what}: {raised}")
        return str(raised)
    sys.exit(f"{what}: expected {error}, but the answer was {answer}")


def pages(operation, member, **arguments):
    return [item for page in aws.get_paginator(operation).paginate(**arguments) for item in page[member]]


def archive(directory, text):
    file = pathlib.Path(directory, f"{text}.zip")
    subprocess.run([HERE / "archive.sh", file, text], check=True)
    return file.read_bytes()


def settled(mapping):
    """The mapping once it takes changes, for which AWS has no waiter."""
    for _ in range(120):
        now = aws.get_event_source_mapping(UUID=mapping["UUID"])
        if now["State"] == "Enabled":
            return now
        time.sleep(0.25)
    sys.exit(f"the mapping is still {now['State']}")


def trust(service):
    return json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}],
    })


def called(qualifier, payload):
    answer = aws.invoke(FunctionName=FUNCTION, Qualifier=qualifier, Payload=payload)
    return answer.get("FunctionError"), answer["ExecutedVersion"], json.loads(answer["Payload"].read())


def once_assumable(call):
    """The call, made again for as long as Lambda has not heard of the role."""
    def patient(**arguments):
        for _ in range(60):
            try:
                return call(**arguments)
            except aws.exceptions.InvalidParameterValueException as early:
                if "cannot be assumed" not in str(early):
                    raise
                time.sleep(0.5)
        return call(**arguments)
    return patient


with tempfile.TemporaryDirectory() as directory:
    one, two = archive(directory, "one"), archive(directory, "two")

role = iam.create_role(RoleName=FUNCTION, AssumeRolePolicyDocument=trust("lambda.amazonaws.com"))["Role"]
check("the role's trust comes back as an object", dict, type(role["AssumeRolePolicyDocument"]))

# a function, its versions
created = once_assumable(aws.create_function)(
    FunctionName=FUNCTION, Runtime="java17", Handler="Greeter::greet", Role=role["Arn"], Timeout=10,
    Code={"ZipFile": one}, Publish=True, Environment={"Variables": {"GREETING": "grüß"}},
    EphemeralStorage={"Size": 1024}, TracingConfig={"Mode": "Active"}, Tags={"team": "märkte"})
check("created", ("1", "Pending", "Creating"), (created["Version"], created["State"], created["StateReasonCode"]))
aws.get_waiter("function_active_v2").wait(FunctionName=FUNCTION, WaiterConfig={"Delay": 1})
aws.get_waiter("published_version_active").wait(FunctionName=FUNCTION, Qualifier="1", WaiterConfig={"Delay": 1})
found = aws.get_function(FunctionName=FUNCTION)
check("tags", {"team": "märkte"}, found["Tags"])
check("code", True, one == urllib.request.urlopen(found["Code"]["Location"]).read())
refused("a second one", aws.exceptions.ResourceConflictException, aws.create_function,
        FunctionName=FUNCTION, Runtime="java17", Handler="Greeter::greet", Role=role["Arn"], Code={"ZipFile": one})
text = refused("a runtime that does not exist", ClientError, aws.update_function_configuration,
               FunctionName=FUNCTION, Runtime="java1")
check("says what it takes", True, "Member must satisfy enum value set" in text or "Value java1 at 'runtime'" in text)
refused("an archive that is none", aws.exceptions.InvalidParameterValueException, aws.update_function_code,
        FunctionName=FUNCTION, ZipFile=b"no archive")

check("unicode", (None, "1", {"greeting": "grüß, 東京", "version": "1"}), called("1", '{"name": "東京"}'.encode()))
check("failure", ("Unhandled", "1", "java.lang.IllegalArgumentException"),
      (lambda answer: (answer[0], answer[1], answer[2]["errorType"]))(called("1", b'{"name": "nobody"}')))
refused("bytes that are no JSON", aws.exceptions.InvalidRequestContentException, aws.invoke,
        FunctionName=FUNCTION, Payload=b"\x00\xff")
check("asynchronous", 202, aws.invoke(FunctionName=FUNCTION, InvocationType="Event")["StatusCode"])
check("dry run", 204, aws.invoke(FunctionName=FUNCTION, InvocationType="DryRun")["StatusCode"])

stale = aws.get_function_configuration(FunctionName=FUNCTION)["RevisionId"]
aws.update_function_code(FunctionName=FUNCTION, ZipFile=two)
aws.get_waiter("function_updated_v2").wait(FunctionName=FUNCTION, WaiterConfig={"Delay": 1})
refused("a stale revision", aws.exceptions.PreconditionFailedException, aws.update_function_configuration,
        FunctionName=FUNCTION, MemorySize=256, RevisionId=stale)
check("published", "2", aws.publish_version(FunctionName=FUNCTION, Description="two")["Version"])
check("versions, in pages of one", ["$LATEST", "1", "2"],
      [version["Version"] for version in pages("list_versions_by_function", "Versions", FunctionName=FUNCTION,
                                               PaginationConfig={"PageSize": 1})])

# an alias with weights, its URL and who may call it
alias = aws.create_alias(FunctionName=FUNCTION, Name="live", FunctionVersion="1",
                         RoutingConfig={"AdditionalVersionWeights": {"2": 0.3}})
check("weights", {"2": 0.3}, alias["RoutingConfig"]["AdditionalVersionWeights"])
aws.update_alias(FunctionName=FUNCTION, Name="live", FunctionVersion="2",
                 RoutingConfig={"AdditionalVersionWeights": {}}, RevisionId=alias["RevisionId"])
check("no weights", None, aws.get_alias(FunctionName=FUNCTION, Name="live").get("RoutingConfig"))
aws.create_alias(FunctionName=FUNCTION, Name="beta", FunctionVersion="1")
check("aliases, in pages of one", ["beta", "live"],
      [one["Name"] for one in pages("list_aliases", "Aliases", FunctionName=FUNCTION,
                                    PaginationConfig={"PageSize": 1})])
check("through the alias", "2", called("live", b"{}")[1])

url = aws.create_function_url_config(FunctionName=FUNCTION, Qualifier="live", AuthType="AWS_IAM")["FunctionUrl"]
statement = json.loads(aws.add_permission(
    FunctionName=FUNCTION, Qualifier="live", StatementId="url", Action="lambda:InvokeFunctionUrl",
    Principal="*", FunctionUrlAuthType="AWS_IAM")["Statement"])
check("condition", {"StringEquals": {"lambda:FunctionUrlAuthType": "AWS_IAM"}}, statement["Condition"])
refused("the same statement", aws.exceptions.ResourceConflictException, aws.add_permission,
        FunctionName=FUNCTION, Qualifier="live", StatementId="url", Action="lambda:InvokeFunctionUrl", Principal="*",
        FunctionUrlAuthType="AWS_IAM")
presigned = aws.generate_presigned_url("get_function", Params={"FunctionName": FUNCTION}, ExpiresIn=60)
check("presigned call", FUNCTION,
      json.loads(urllib.request.urlopen(presigned).read())["Configuration"]["FunctionName"])
request = AWSRequest(method="GET", url=url)
SigV4QueryAuth(session.get_credentials(), "lambda", "us-east-1").add_auth(request)
check("presigned URL of the alias", "2", json.loads(urllib.request.urlopen(request.url).read())["version"])
try:
    urllib.request.urlopen(url)
    sys.exit("an unsigned call of the URL went through")
except urllib.error.HTTPError as forbidden:
    check("unsigned call of the URL", 403, forbidden.code)

# a queue that calls the alias, and where asynchronous calls go
queue = sqs.create_queue(QueueName=FUNCTION)["QueueUrl"]
source = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
mapped = dict(FunctionName=f"{FUNCTION}:live", EventSourceArn=source)
refused("a role that may not read it", aws.exceptions.InvalidParameterValueException,
        aws.create_event_source_mapping, **mapped)
iam.put_role_policy(RoleName=FUNCTION, PolicyName="queue", PolicyDocument=json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sqs:*", "Resource": source}]}))
mapping = aws.create_event_source_mapping(
    **mapped, BatchSize=5, FilterCriteria={"Filters": [{"Pattern": '{"body": {"kind": ["order"]}}'}]})
check("maps to the alias", True, mapping["FunctionArn"].endswith(f":{FUNCTION}:live"))
refused("mapped twice", aws.exceptions.ResourceConflictException, aws.create_event_source_mapping, **mapped)
settled(mapping)
aws.update_event_source_mapping(UUID=mapping["UUID"], BatchSize=7, FilterCriteria={})
now = settled(mapping)
check("changed", (7, None), (now["BatchSize"], now.get("FilterCriteria")))

aws.put_function_event_invoke_config(FunctionName=FUNCTION, Qualifier="live", MaximumRetryAttempts=1,
                                     DestinationConfig={"OnFailure": {"Destination": source}})
aws.update_function_event_invoke_config(FunctionName=FUNCTION, Qualifier="live", MaximumEventAgeInSeconds=60)
setting = aws.get_function_event_invoke_config(FunctionName=FUNCTION, Qualifier="live")
check("asynchronous calls", (1, 60, source), (
    setting["MaximumRetryAttempts"], setting["MaximumEventAgeInSeconds"],
    setting["DestinationConfig"]["OnFailure"]["Destination"]))
check("a time is a time", "datetime", type(setting["LastModified"]).__name__)
aws.put_function_concurrency(FunctionName=FUNCTION, ReservedConcurrentExecutions=0)
refused("no concurrency, no call", aws.exceptions.TooManyRequestsException, aws.invoke, FunctionName=FUNCTION)
aws.delete_function_concurrency(FunctionName=FUNCTION)

arn = found["Configuration"]["FunctionArn"]
aws.tag_resource(Resource=arn, Tags={"stage": "test"})
aws.untag_resource(Resource=arn, TagKeys=["team"])
check("tags", {"stage": "test"}, aws.list_tags(Resource=arn)["Tags"])
check("log", True, any(
    "greets 東京" in event["message"]
    for page in logs.get_paginator("filter_log_events").paginate(logGroupName=f"/aws/lambda/{FUNCTION}")
    for event in page["events"]))

# what is not supported says so
for service, operation in (("lambda", "list_capacity_providers"), ("iam", "list_users"),
                           ("iot", "list_things"), ("cloudfront", "list_cache_policies"), ("ec2", "describe_vpcs"),
                           ("stepfunctions", "list_state_machines")):
    method = getattr(client(service), operation)
    try:
        method()
        sys.exit(f"{service} {operation}: expected an error")
    except ClientError as error:
        name = client(service).meta.method_to_api_mapping[operation]
        check(f"{service} {operation}", (501, True),
              (error.response["ResponseMetadata"]["HTTPStatusCode"], name in error.response["Error"]["Message"]))

# nothing is left
aws.delete_event_source_mapping(UUID=mapping["UUID"])
aws.delete_function(FunctionName=FUNCTION)
refused("no function", aws.exceptions.ResourceNotFoundException, aws.get_function, FunctionName=FUNCTION)
check("functions", [], [one["FunctionName"] for one in pages("list_functions", "Functions")
                        if one["FunctionName"] == FUNCTION])
sqs.delete_queue(QueueUrl=queue)
logs.delete_log_group(logGroupName=f"/aws/lambda/{FUNCTION}")
iam.delete_role_policy(RoleName=FUNCTION, PolicyName="queue")
iam.delete_role(RoleName=FUNCTION)
refused("no role", iam.exceptions.NoSuchEntityException, iam.get_role, RoleName=FUNCTION)
print("all is as on AWS")
