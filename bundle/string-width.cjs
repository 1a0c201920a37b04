// Stands in for string-width, by which yargs sets its help in columns: all of that is ASCII, but for what a user typed.
// The package would make a segmenter of text at every start of the program.
module.exports = (text) => [...String(text)].length;
