// Stands in for tiny-inflate, which unpacks the tables of fontkit and linebreak: zlib is many times as fast.
const { inflateRawSync } = require("node:zlib");

module.exports = (source, target) => {
  target.set(inflateRawSync(source));
  return target;
};
