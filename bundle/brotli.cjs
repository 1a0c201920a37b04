// Stands in for the brotli that fontkit carries for WOFF2: src/text refuses such files before.
module.exports = () => {
  throw new Error("WOFF2 is not unpacked");
};
