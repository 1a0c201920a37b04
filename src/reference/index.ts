// In: the schemas that files are checked against; a project and its template. Out: what a file may hold and what a
// template may say, described for editors, pages and terminals. Makes no edition.
export { writeDataPage } from "./data-page.ts";
export { describeTemplate } from "./describe-template.ts";
export { type Kind, kinds, namesOf, narrow } from "./narrow.ts";
export { type JsonSchema, jsonSchemaOf, type SchemaName, schemaNames } from "./schemas.ts";
export type { TemplateReference } from "./template-reference.ts";
export { argumentName, writeReferenceMarkdown } from "./write-markdown.ts";
