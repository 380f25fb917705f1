// The same journey in another language:
//
//     cd personalize_poc/local/examples/node && npm install && eval "$(personalize-poc local env)" && node journey.js
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  CreateCampaignCommand, CreateDatasetCommand, CreateDatasetGroupCommand,
  CreateDatasetImportJobCommand, CreateSchemaCommand, CreateSolutionCommand,
  CreateSolutionVersionCommand, DescribeCampaignCommand, DescribeDatasetCommand,
  DescribeDatasetGroupCommand, DescribeDatasetImportJobCommand, DescribeSolutionVersionCommand,
  PersonalizeClient,
} from "@aws-sdk/client-personalize";
import { GetRecommendationsCommand, PersonalizeRuntimeClient } from "@aws-sdk/client-personalize-runtime";
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

const name = `node-films-${Date.now()}`, Bucket = name; // a second run makes its own
const s3 = new S3Client({}), iam = new IAMClient({}), personalize = new PersonalizeClient({});

async function ready(command, member) {
  for (;;) {
    const found = (await personalize.send(command))[member];
    if (found.status === "ACTIVE") return;
    if (found.status.includes("FAILED")) throw new Error(found.failureReason);
    await new Promise((wake) => setTimeout(wake, 200));
  }
}
const policy = (statement) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const Principal = { Service: "personalize.amazonaws.com" };
const read = {
  Effect: "Allow",
  Action: ["s3:GetObject", "s3:ListBucket"],
  Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
};
const lines = ["USER_ID,ITEM_ID,TIMESTAMP"];
for (let user = 0; user < 60; user++)
  for (let step = 0; step < 24; step++) {
    const film = ((Math.floor(user / 3) + step) % 30) + 30 * (user % 3);
    lines.push(`user-${user},film-${film},${1500000000 + 100000 * user + 60 * step}`);
  }

await s3.send(new CreateBucketCommand({ Bucket }));
await s3.send(new PutObjectCommand({ Bucket, Key: "history.csv", Body: lines.join("\n") + "\n" }));
await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: policy({ ...read, Principal }) }));
const trust = policy({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });
const { Role } = await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: trust }));
await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: "read", PolicyDocument: policy(read) }));

const { datasetGroupArn } = await personalize.send(new CreateDatasetGroupCommand({ name }));
await ready(new DescribeDatasetGroupCommand({ datasetGroupArn }), "datasetGroup");
const schema = JSON.stringify({
  type: "record", name: "Interactions", namespace: "com.amazonaws.personalize.schema", version: "1.0",
  fields: [["USER_ID", "string"], ["ITEM_ID", "string"], ["TIMESTAMP", "long"]].map(
    ([name, type]) => ({ name, type })),
});
const { schemaArn } = await personalize.send(new CreateSchemaCommand({ name, schema }));
const { datasetArn } = await personalize.send(
  new CreateDatasetCommand({ name, schemaArn, datasetGroupArn, datasetType: "Interactions" }));
await ready(new DescribeDatasetCommand({ datasetArn }), "dataset");
const { datasetImportJobArn } = await personalize.send(new CreateDatasetImportJobCommand({
  jobName: name, datasetArn, roleArn: Role.Arn, dataSource: { dataLocation: `s3://${Bucket}/history.csv` },
}));
await ready(new DescribeDatasetImportJobCommand({ datasetImportJobArn }), "datasetImportJob");

const recipeArn = "arn:aws:personalize:::recipe/aws-sims";
const { solutionArn } = await personalize.send(
  new CreateSolutionCommand({ name, datasetGroupArn, recipeArn, performAutoTraining: false }));
const { solutionVersionArn } = await personalize.send(new CreateSolutionVersionCommand({ solutionArn }));
await ready(new DescribeSolutionVersionCommand({ solutionVersionArn }), "solutionVersion");
const { campaignArn } = await personalize.send(new CreateCampaignCommand({ name, solutionVersionArn }));
await ready(new DescribeCampaignCommand({ campaignArn }), "campaign");
const answer = await new PersonalizeRuntimeClient({}).send(
  new GetRecommendationsCommand({ campaignArn, itemId: "film-3", numResults: 3 }));
console.log(answer.itemList.map((item) => item.itemId).join(" "));
