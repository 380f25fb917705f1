#!/usr/bin/env bash
# The same journey with the AWS CLI:
#
#     eval "$(personalize-poc local env)" && bash personalize_poc/local/examples/aws_cli.sh
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

ready() { # aws personalize describe-… --query ….status --output text
  local status
  while status=$("$@" --output text); [ "$status" != ACTIVE ]; do
    case $status in *FAILED) echo "$* says $status" >&2; exit 1 ;; esac
    sleep 0.5
  done
}

{
  echo USER_ID,ITEM_ID,TIMESTAMP
  for user in $(seq 0 59); do
    for step in $(seq 0 23); do
      film=$(((user / 3 + step) % 30 + 30 * (user % 3)))
      echo "user-$user,film-$film,$((1500000000 + 100000 * user + 60 * step))"
    done
  done
} >"$folder/history.csv"
field() { printf '{"name":"%s","type":"%s"}' "$1" "$2"; }
cat >"$folder/schema.json" <<JSON
{"type": "record", "name": "Interactions", "namespace": "com.amazonaws.personalize.schema",
 "fields": [$(field USER_ID string), $(field ITEM_ID string), $(field TIMESTAMP long)],
 "version": "1.0"}
JSON
name=cli-films-$(date +%s) # a second run makes its own
places="[\"arn:aws:s3:::$name\",\"arn:aws:s3:::$name/*\"]"
read_films='"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":'$places
service='"Principal":{"Service":"personalize.amazonaws.com"}'
policy() { echo '{"Version":"2012-10-17","Statement":[{'"$1"'}]}'; }

aws s3 mb "s3://$name"
aws s3 cp --no-progress "$folder/history.csv" "s3://$name/"
aws s3api put-bucket-policy --bucket "$name" --policy "$(policy "$read_films,$service")"
role=$(aws iam create-role --role-name "$name" --query Role.Arn --output text \
  --assume-role-policy-document "$(policy "\"Effect\":\"Allow\",$service,\"Action\":\"sts:AssumeRole\"")")
aws iam put-role-policy --role-name "$name" --policy-name read \
  --policy-document "$(policy "$read_films")"

group=$(aws personalize create-dataset-group --name "$name" --query datasetGroupArn --output text)
ready aws personalize describe-dataset-group --dataset-group-arn "$group" --query datasetGroup.status
schema=$(aws personalize create-schema --name "$name" --schema "file://$folder/schema.json" \
  --query schemaArn --output text)
dataset=$(aws personalize create-dataset --name "$name" --schema-arn "$schema" \
  --dataset-group-arn "$group" --dataset-type Interactions --query datasetArn --output text)
ready aws personalize describe-dataset --dataset-arn "$dataset" --query dataset.status
job=$(aws personalize create-dataset-import-job --job-name "$name" --dataset-arn "$dataset" \
  --data-source "dataLocation=s3://$name/history.csv" --role-arn "$role" \
  --query datasetImportJobArn --output text)
ready aws personalize describe-dataset-import-job --dataset-import-job-arn "$job" \
  --query datasetImportJob.status

solution=$(aws personalize create-solution --name "$name" --dataset-group-arn "$group" \
  --recipe-arn arn:aws:personalize:::recipe/aws-sims --no-perform-auto-training \
  --query solutionArn --output text)
version=$(aws personalize create-solution-version --solution-arn "$solution" \
  --query solutionVersionArn --output text)
ready aws personalize describe-solution-version --solution-version-arn "$version" \
  --query solutionVersion.status
campaign=$(aws personalize create-campaign --name "$name" --solution-version-arn "$version" \
  --query campaignArn --output text)
ready aws personalize describe-campaign --campaign-arn "$campaign" --query campaign.status
aws personalize-runtime get-recommendations --campaign-arn "$campaign" --item-id film-3 \
  --num-results 3 --query 'itemList[].itemId' --output text
