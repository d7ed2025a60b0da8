// Copied over @vscode/spdlog (a C++ module that --ignore-scripts leaves unbuilt): without a logger VS Code shows no output channel.
const fs = require('node:fs');
const path = require('node:path');

exports.version = 1;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
const now = () => new Date().toISOString().replace('T', ' ').replace('Z', '');
exports.Logger = class Logger {
  constructor(_type, _name, file) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    this.fd = fs.openSync(file, 'a');
    this.level = 2;
    this.formatted = true;
  }
  write(level, label, text) {
    if (level < this.level || this.fd === undefined) return;
    fs.writeSync(this.fd, this.formatted ? `${now()} [${label}] ${text}\n` : text);
  }
  trace(text) {
    this.write(0, 'trace', text);
  }
  debug(text) {
    this.write(1, 'debug', text);
  }
  info(text) {
    this.write(2, 'info', text);
  }
  warn(text) {
    this.write(3, 'warning', text);
  }
  error(text) {
    this.write(4, 'error', text);
  }
  critical(text) {
    this.write(5, 'critical', text);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.formatted = false;
  }
  flush() {}
  drop() {
    if (this.fd !== undefined) fs.closeSync(this.fd);
    this.fd = undefined;
  }
};
exports.createRotatingLogger = async (name, file) => new exports.Logger('', name, file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
