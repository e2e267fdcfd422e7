#!/usr/bin/env bash
# aws-cli.sh ENDPOINT: a function's life by the aws CLI. Ends with 0 when all is as on AWS, 1 at the first difference,
# 77 when the CLI is not installed.
set -euo pipefail
cd "$(dirname "$0")"
endpoint=${1:?"usage: $0 ENDPOINT, for example $0 http://127.0.0.1:4599"}
command -v aws > /dev/null || { echo "skipped: the aws CLI is not installed"; exit 77; }

export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=us-east-1
export AWS_EC2_METADATA_DISABLED=true AWS_PAGER='' AWS_MAX_ATTEMPTS=1 AWS_CLI_AUTO_PROMPT=off
unset AWS_PROFILE AWS_SESSION_TOKEN
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
function=cli-greeter

# older CLIs do not take the endpoint from the environment, or not for every service
aws() {
    command aws --endpoint-url "$endpoint" "$@"
}

# is WHAT EXPECTED ACTUAL
is() {
    if [ "$2" != "$3" ]; then
        echo "$1: expected '$2', but was '$3'" >&2
        exit 1
    fi
    echo "$1: $3"
}

# has WHAT PART TEXT
has() {
    if [[ "$3" != *"$2"* ]]; then
        echo "$1: expected '$2' in '$3'" >&2
        exit 1
    fi
    echo "$1: $2"
}

# fails WHAT PART COMMAND…: the command ends with an error that holds the part
fails() {
    local what=$1 part=$2 text
    shift 2
    if text=$("$@" 2>&1); then
        echo "$what: expected an error, but it went well: $text" >&2
        exit 1
    fi
    has "$what" "$part" "$text"
}

# lambda OPERATION …: of the function; several values in one line, with spaces between
lambda() {
    local operation=$1
    shift
    aws lambda "$operation" --function-name "$function" --output text "$@" | tr '\t' ' '
}

./archive.sh "$work/one.zip" one
./archive.sh "$work/two.zip" two

role=$(aws iam create-role --role-name $function --query Role.Arn --output text --assume-role-policy-document \
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}')
aws iam put-role-policy --role-name $function --policy-name queue --policy-document \
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:*","Resource":"*"}}'
has role ":role/$function" "$role"
account=$(cut -d : -f 5 <<< "$role")
arn=arn:aws:lambda:us-east-1:$account:function:$function

# a function, its versions
create() {
    lambda create-function --runtime java17 --handler Greeter::greet --role "$role" --zip-file "fileb://$work/one.zip" \
        --timeout 10 --environment 'Variables={GREETING=grüß}' --tags team=market --publish --query '[Version, State]'
}
# a new role takes some seconds to reach Lambda
until created=$(create 2> "$work/refusal"); do
    has 'not yet' 'cannot be assumed' "$(cat "$work/refusal")"
    sleep 1
done
is created "1 Pending" "$created"
aws lambda wait function-active-v2 --function-name $function
aws lambda wait published-version-active --function-name $function --qualifier 1
is 'what is there' "Active Successful java17 10 128" \
    "$(lambda get-function --query 'Configuration.[State, LastUpdateStatus, Runtime, Timeout, MemorySize]')"

echo '{"name": "Zoë"}' > "$work/zoe.json"
log=$(lambda invoke --qualifier 1 --payload "fileb://$work/zoe.json" \
    --log-type Tail --query LogResult "$work/answer")
has answer '"greeting":"grüß, Zoë"' "$(cat "$work/answer")"
has 'tail of the log' 'greets Zoë' "$(base64 --decode <<< "$log")"

lambda update-function-code --zip-file "fileb://$work/two.zip" --query LastUpdateStatus > "$work/status"
is 'new code' InProgress "$(cat "$work/status")"
aws lambda wait function-updated-v2 --function-name $function
is published 2 "$(lambda publish-version --query Version)"
is 'versions, in pages of one' '$LATEST 1 2' \
    "$(lambda list-versions-by-function --page-size 1 --query 'Versions[].Version' | xargs)"

# an alias with weights, its URL and who may call it
is alias "1 0.25" "$(lambda create-alias --name live --function-version 1 \
    --routing-config 'AdditionalVersionWeights={2=0.25}' \
    --query '[FunctionVersion, RoutingConfig.AdditionalVersionWeights."2"]')"
is 'alias without weights' "2 None" "$(lambda update-alias --name live --function-version 2 \
    --routing-config 'AdditionalVersionWeights={}' --query '[FunctionVersion, RoutingConfig]')"

url=$(lambda create-function-url-config --qualifier live --auth-type NONE \
    --cors 'AllowOrigins=https://shop.example,AllowMethods=GET' --query FunctionUrl)
has 'URL' http "$url"
lambda add-permission --qualifier live --statement-id url --principal '*' --action lambda:InvokeFunctionUrl \
    --function-url-auth-type NONE > /dev/null
has policy "\"Resource\":\"$arn:live\"" "$(lambda get-policy --qualifier live --query Policy)"
lambda update-function-url-config --qualifier live --auth-type AWS_IAM > /dev/null
is 'URL for signed calls' AWS_IAM "$(lambda list-function-url-configs --query 'FunctionUrlConfigs[].AuthType')"

# a queue that calls the alias
queue=$(aws sqs create-queue --queue-name $function --query QueueUrl --output text)
source=$(aws sqs get-queue-attributes --queue-url "$queue" --attribute-names QueueArn \
    --query Attributes.QueueArn --output text)
mapping=$(aws lambda create-event-source-mapping --function-name "$arn:live" --event-source-arn "$source" \
    --batch-size 5 --scaling-config MaximumConcurrency=2 --query UUID --output text)
is mapping "$arn:live 5 2" "$(aws lambda list-event-source-mappings --event-source-arn "$source" \
    --query 'EventSourceMappings[].[FunctionArn, BatchSize, ScalingConfig.MaximumConcurrency]' --output text | xargs)"

# settings
is 'asynchronous calls' "0 $source" "$(lambda put-function-event-invoke-config --qualifier live \
    --maximum-retry-attempts 0 --destination-config "OnFailure={Destination=$source}" \
    --query '[MaximumRetryAttempts, DestinationConfig.OnFailure.Destination]')"
is 'reserved concurrency' 5 "$(lambda put-function-concurrency --reserved-concurrent-executions 5 \
    --query ReservedConcurrentExecutions)"
is 'less is unreserved' true "$(aws lambda get-account-settings \
    --query 'AccountLimit.ConcurrentExecutions > AccountLimit.UnreservedConcurrentExecutions')"
aws lambda tag-resource --resource "$arn" --tags stage=test
is tags "test market" "$(aws lambda list-tags --resource "$arn" --query 'Tags.[stage, team]' --output text | xargs)"
has 'log events' 'greets Zoë' "$(aws logs filter-log-events --log-group-name /aws/lambda/$function \
    --filter-pattern Zoë --query 'events[].message' --output text)"

# what is not supported says so
fails 'not supported' 'does not support ListCapacityProviders' aws lambda list-capacity-providers

# nothing is left
aws lambda delete-event-source-mapping --uuid "$mapping" > /dev/null
lambda delete-function-url-config --qualifier live
lambda delete-alias --name live
lambda delete-function > /dev/null
fails 'no function' ResourceNotFoundException lambda get-function
aws sqs delete-queue --queue-url "$queue"
aws logs delete-log-group --log-group-name /aws/lambda/$function
aws iam delete-role-policy --role-name $function --policy-name queue
aws iam delete-role --role-name $function
echo "all is as on AWS"
