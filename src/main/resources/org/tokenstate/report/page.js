(function () {
  'use strict';
  function id(name) { return document.getElementById(name); }

  function make(tag, into, values) {
    var element = document.createElement(tag);
    Object.keys(values || {}).forEach(function (k) { element[k] = values[k]; });
    into.appendChild(element);
    return element;
  }

  function svg(tag, into, values) {
    var element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    Object.keys(values).forEach(function (k) { element.setAttribute(k, values[k]); });
    into.appendChild(element);
    return element;
  }

  function number(v) {
    if (v === null || v === undefined) { return 'missing'; }
    var a = Math.abs(v);
    if (a === 0) { return '0'; }
    if (a >= 1e6 || a < 1e-4) { return v.toExponential(1); }
    return Number(v.toPrecision(3)).toLocaleString('en-US', { maximumSignificantDigits: 3 });
  }

  // A row of comma-separated values.
  function row(values) {
    return values.map(function (v) { v = String(v); return /[",\n]/.test(v) ? '"' + v.replace(/"/g, '""') + '"' : v; }).join(',') + '\n';
  }

  function save(text, type, name) {
    var blob = text instanceof Blob ? text : new Blob([text], { type: type }), a = make('a', document.body, { href: URL.createObjectURL(blob), download: name });
    a.click();
    a.remove();
    setTimeout(function () { URL.revokeObjectURL(a.href); }, 60000);
  }

  window.tokenstate = { id: id, make: make, svg: svg, number: number, row: row, save: save };
})();
