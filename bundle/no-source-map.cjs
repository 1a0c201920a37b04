// Stands in for source-map, which Handlebars takes if it is there, to map compiled templates that nobody debugs.
