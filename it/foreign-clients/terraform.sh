#!/usr/bin/env bash
# terraform.sh ENDPOINT: what terraform/main.tf says is made, changed and removed by Terraform's AWS provider, and nothing
# is left to do after each. TF_PLUGIN_DIR may name a directory that holds the provider, for machines without a network.
# Ends with 0 when all is as on AWS, 1 at the first difference, 77 when Terraform or the provider cannot be had.
set -euo pipefail
cd "$(dirname "$0")"
endpoint=${1:?"usage: $0 ENDPOINT, for example $0 http://127.0.0.1:4599"}
command -v terraform > /dev/null || { echo "skipped: Terraform is not installed"; exit 77; }

export AWS_ENDPOINT_URL=$endpoint AWS_EC2_METADATA_DISABLED=true
unset AWS_PROFILE AWS_SESSION_TOKEN
export TF_IN_AUTOMATION=1 TF_INPUT=0 CHECKPOINT_DISABLE=1 TF_CLI_ARGS=-no-color
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./archive.sh "$work/one.zip" one
./archive.sh "$work/two.zip" two
cp terraform/main.tf "$work"
cd "$work"

# runs WHAT COMMAND…
runs() {
    local what=$1 start=$SECONDS
    shift
    if ! "$@" > log 2>&1; then
        cat log >&2
        echo "$what failed" >&2
        exit 1
    fi
    echo "$what: $((SECONDS - start)) s; $(grep -E '^(Apply|Destroy) complete|^No changes' log || true)"
}

if ! terraform init ${TF_PLUGIN_DIR:+-plugin-dir="$TF_PLUGIN_DIR"} > log 2>&1; then
    if grep -q 'Failed to query available provider packages' log; then
        echo "skipped: Terraform finds no AWS provider; set TF_PLUGIN_DIR to a directory that holds it"
        exit 77
    fi
    cat log >&2
    exit 1
fi

export TF_VAR_archive=$work/one.zip
runs 'make' terraform apply -auto-approve -parallelism=30
runs 'nothing to do' terraform plan -detailed-exitcode -parallelism=30

export TF_VAR_archive=$work/two.zip TF_VAR_memory=512 TF_VAR_second_weight=0.25
export TF_VAR_allowed_origin=https://other.example TF_VAR_batch_size=5 TF_VAR_retries=0
runs 'change' terraform apply -auto-approve -parallelism=30
runs 'nothing to do' terraform plan -detailed-exitcode -parallelism=30
alias=$(terraform output -raw alias)
if [ "$alias" != '1, and 2 for 25 %' ]; then
    echo "the alias is at $alias" >&2
    exit 1
fi

runs 'remove' terraform destroy -auto-approve -parallelism=30
echo "all is as on AWS"
