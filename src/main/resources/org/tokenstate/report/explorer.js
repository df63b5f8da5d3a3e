(function () {
  'use strict';
  var asked = 0, idle = 0, root = location.pathname;
  function id(name) { return document.getElementById(name); }
  function sliders() { return Array.prototype.slice.call(document.querySelectorAll('#sliders input')); }
  function show(input) { input.parentNode.querySelector('output').textContent = window.tokenstate.number(Number(input.value)) + input.dataset.unit; }
  function question(draws) {
    var q = new URLSearchParams();
    q.set('country', id('country').value);
    q.set('reference', id('reference').value);
    q.set('world', id('world').value);
    q.set('draws', String(draws));
    sliders().forEach(function (s) { if (s.dataset.moved) { q.set('set.' + s.dataset.name, s.value); } });
    return root + 'answer?' + q.toString();
  }
  function fill(a) {
    Object.keys(a.sayings).forEach(function (k) {
      id('saying-' + k).textContent = a.sayings[k];
      var box = id('table-' + k), open = box.querySelector('details[open]') !== null;
      box.innerHTML = a.tables[k];
      if (open && box.firstChild) { box.firstChild.open = true; }
      document.querySelector('.chart[data-figure="' + k + '"]').hidden = a.figures[k] === null;
    });
    var drawn = {};
    Object.keys(a.figures).forEach(function (k) { if (a.figures[k]) { drawn[k] = a.figures[k]; } });
    window.tokenstate.draw(drawn);
  }
  function ask(draws, mine, then) {
    return fetch(question(draws), { headers: { Accept: 'application/json' } }).then(function (r) {
      return r.json().then(function (a) {
        if (mine !== asked) { return; }
        if (a.fault) { id('status').textContent = a.fault; return; }
        fill(a);
        then(a);
      });
    }).catch(function () { if (mine === asked) { id('status').textContent = 'The explorer has stopped; start it again in the terminal.'; } });
  }
  function refine(mine, list) {
    if (mine !== asked || !list.length) { return; }
    ask(list[0], mine, function (a) {
      id('status').textContent = a.note;
      document.documentElement.dataset.draws = a.draws;
      refine(mine, list.slice(1));
    });
  }
  function change() {
    var mine = ++asked;
    clearTimeout(idle);
    id('status').textContent = 'Drawing…';
    ask(0, mine, function (a) {
      var list = id('changed');
      list.textContent = '';
      a.changed.forEach(function (line) { var li = document.createElement('li'); li.textContent = line; list.appendChild(li); });
      id('command').textContent = a.command;
      document.documentElement.dataset.exports = a.numbers.export_revenue_usd;
      idle = setTimeout(function () { refine(mine, [300, 2000]); }, 150);
    });
  }
  sliders().forEach(function (s) {
    show(s);
    s.addEventListener('input', function () { s.dataset.moved = '1'; show(s); change(); });
  });
  ['country', 'reference', 'world'].forEach(function (n) { id(n).addEventListener('change', change); });
  id('reset').addEventListener('click', function () {
    sliders().forEach(function (s) { s.value = s.dataset.default; delete s.dataset.moved; show(s); });
    id('world').selectedIndex = 0;
    change();
  });
  id('copy').addEventListener('click', function () { navigator.clipboard.writeText(id('command').textContent); });
  id('controls').addEventListener('submit', function (e) { e.preventDefault(); });
  change();
})();
