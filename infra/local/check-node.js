// Plain JavaScript, loaded ahead of what is not, so that an older Node ends with a sentence and not with a stack.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 24 || (major === 24 && minor < 2)) {
  console.error(
    `This is Node ${process.versions.node}, and Dealer Care runs on Node 24 with a DynamoDB: ` +
      'on Linux x64 `npm install --include=optional` brings both, elsewhere install Node 24 and set ' +
      'DYNAMODB_ENDPOINT to a DynamoDB, such as DynamoDB Local at http://127.0.0.1:8000.',
  );
  process.exit(1);
}
