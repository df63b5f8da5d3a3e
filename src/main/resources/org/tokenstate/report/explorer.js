(function () {
  'use strict';
  var all = JSON.parse(document.getElementById('catalogue').textContent);
  var asked = 0, idle = 0, running = new AbortController(), moved = {}, fields = {}, root = location.pathname, page = Date.now().toString(36) + Math.random().toString(36).slice(2), state = document.documentElement.dataset;
  function id(name) { return document.getElementById(name); }
  function make(tag, into, values) {
    var element = document.createElement(tag);
    Object.keys(values || {}).forEach(function (k) { element[k] = values[k]; });
    into.appendChild(element);
    return element;
  }
  function options(name, pairs, chosen) {
    pairs.forEach(function (p) { make('option', id(name), { value: p[0], textContent: p[1], selected: p[0] === chosen }); });
  }
  function slider(p, into) {
    var box = make('div', into, { className: 'slider', title: p.source });
    make('label', box, { htmlFor: 'set-' + p.name, textContent: p.name.replace(/_/g, ' ').replace('.', ', ') });
    var back = make('button', box, { type: 'button', className: 'back', textContent: '↺', hidden: true });
    back.setAttribute('aria-label', 'Put ' + p.name + ' back');
    var number = make('input', box, { type: 'number', min: p.lower, max: p.upper, step: 'any' });
    number.setAttribute('aria-label', p.name + ' by number');
    make('span', box, { className: 'unit', textContent: p.unit });
    var range = make('input', box, { type: 'range', id: 'set-' + p.name, min: p.low, max: p.high, step: p.step });
    var more = make('small', box, {});
    var field = fields[p.name] = { p: p, box: box, number: number, range: range, back: back, more: more };
    range.addEventListener('input', function () { set(field, range.value); });
    number.addEventListener('input', function () { if (number.value !== '' && number.validity.valid) { set(field, number.value); } });
    back.addEventListener('click', function () { delete moved[p.name]; change(); });
  }
  function set(field, value) {
    moved[field.p.name] = value;
    show(field, [value, value]);
    change();
  }
  function show(field, path) {
    var p = field.p, set = p.name in moved, now = set ? moved[p.name] : path[0];
    if (document.activeElement !== field.number || !set) { field.number.value = now; }
    if (document.activeElement !== field.range || !set) { field.range.value = now; }
    field.back.hidden = !set;
    field.box.classList.toggle('moved', set);
    field.more.textContent = p.about + (set || path[0] === path[1] ? '' : '; goes to ' + window.tokenstate.number(path[1]) + ' by year until you move it')
      + ' (' + window.tokenstate.number(p.low) + ' to ' + window.tokenstate.number(p.high) + '; by number ' + window.tokenstate.number(p.lower) + ' to ' + window.tokenstate.number(p.upper) + ')';
  }
  function chosen() {
    var q = new URLSearchParams({ country: id('country').value, reference: id('reference').value, scenario: id('scenario').value });
    Object.keys(moved).forEach(function (name) { q.set('set.' + name, moved[name]); });
    return q;
  }
  function question(draws) {
    var q = chosen();
    q.set('page', page);
    q.set('draws', draws);
    return root + 'answer?' + q;
  }
  // The address holds the state: whoever opens it sees the same.
  function read() {
    var q = new URLSearchParams(location.hash.slice(1));
    ['country', 'reference', 'scenario'].forEach(function (n) {
      var asked = q.has(n) ? q.get(n) : all[n];
      if ([].some.call(id(n).options, function (o) { return o.value === asked; })) { id(n).value = asked; }
    });
    moved = {};
    q.forEach(function (value, key) {
      var name = key.slice(4);
      if (key.indexOf('set.') === 0 && fields[name] && value !== '' && isFinite(value)) { moved[name] = value; }
    });
  }
  // What moves this country comes first; what does nothing for it is folded away.
  function order() {
    var q = chosen(), of = id('country').value;
    Object.keys(moved).forEach(function (name) { q.delete('set.' + name); });
    q.set('page', page + 'e');
    q.set('effects', 1);
    fetch(root + 'answer?' + q).then(function (r) { return r.json(); }).then(function (a) {
      if (!a.effects || of !== id('country').value) { return; }
      var idle = 0, focused = document.activeElement;
      Object.keys(a.effects).sort(function (x, y) { return a.effects[y] - a.effects[x]; }).forEach(function (name) {
        var none = a.effects[name] === 0;
        idle += none;
        id(none ? 'idle' : 'moving').appendChild(fields[name].box);
      });
      id('idle').hidden = idle === 0;
      id('idle').firstChild.textContent = 'No effect here (' + idle + ')';
      id('moving').firstChild.textContent = 'What moves it, the most first (' + (Object.keys(a.effects).length - idle) + ')';
      if (focused && focused.isConnected) { focused.focus(); }
      state.ordered = of;
    }).catch(function () { state.ordered = ''; });
  }
  function draw(figures) {
    var drawn = {};
    Object.keys(figures).forEach(function (k) {
      var f = figures[k], box = id('table-' + k), open = box.querySelector('details[open]') !== null;
      id('title-' + k).textContent = f.title;
      id('saying-' + k).textContent = f.saying;
      box.innerHTML = f.table;
      if (open && box.firstChild) { box.firstChild.open = true; }
      document.querySelector('.chart[data-figure="' + k + '"]').hidden = f.chart === null;
      if (f.chart) { drawn[k] = f.chart; }
    });
    window.tokenstate.draw(drawn);
  }
  function ask(draws, mine, then) {
    fetch(question(draws), { signal: running.signal }).then(function (r) { return r.json().then(function (a) { return [r.status, a]; }); }).then(function (r) {
      if (mine !== asked) { return; }
      if (r[0] === 409) { idle = setTimeout(function () { ask(draws, mine, then); }, 1000); return; }
      if (r[1].fault) { id('status').textContent = r[1].fault; return; }
      draw(r[1].figures);
      then(r[1]);
    }).catch(function () { if (mine === asked) { id('status').textContent = 'The explorer has stopped; start it again in the terminal.'; } });
  }
  function refine(mine, list) {
    if (mine !== asked || !list.length) { return; }
    var start = performance.now();
    ask(list[0], mine, function (a) {
      id('status').textContent = a.note + (list.length > 1 ? ' Refining…' : '');
      state.draws = a.draws;
      state['after' + a.draws] = performance.now() - start;
      refine(mine, list.slice(1));
    });
  }
  function lines(list, items, tag) {
    list.textContent = '';
    items.forEach(function (i) { make(tag, list, { textContent: i }); });
  }
  function change(silent) {
    if (silent !== true) { history.replaceState(null, '', '#' + chosen()); }
    var mine = ++asked, start = performance.now();
    clearTimeout(idle);
    state.draws = 0;
    running.abort();
    running = new AbortController();
    id('status').textContent = 'Drawing the spread…';
    ask(0, mine, function (a) {
      id('changed').textContent = '';
      a.rows.forEach(function (r) {
        var row = make('tr', id('changed'), { className: r[1] === r[2] ? '' : 'moved' });
        make('th', row, { scope: 'row', textContent: r[0] });
        make('td', row, { textContent: r[1] });
        make('td', row, { textContent: r[2] });
      });
      lines(id('why'), a.why, 'li');
      id('strip').textContent = a.rows[0][0] + ' in ' + all.far + ': ' + a.rows[0][1] + (a.rows[0][1] === a.rows[0][2] ? '' : ' → ' + a.rows[0][2]);
      Object.keys(fields).forEach(function (name) { show(fields[name], a.values[name]); });
      id('yaml').textContent = a.yaml;
      id('save').href = 'data:application/yaml;charset=utf-8,' + encodeURIComponent(a.yaml);
      id('command').textContent = 'java -jar tokenstate-cli.jar project ' + id('country').value + ' --scenario explored.yaml';
      state.exports = a.numbers.export_revenue_usd;
      state.answered = mine;
      state.after = performance.now() - start;
      idle = setTimeout(function () { refine(mine, [200, 1000, 4000]); }, 150);
    });
  }
  function pick(silent) {
    if (silent !== true) { history.pushState(null, '', '#' + chosen()); }
    id('about').textContent = all.scenarios[id('scenario').value][0];
    change(true);
    order();
  }
  options('country', all.places, all.country);
  options('reference', [['', 'none']].concat(all.places), all.reference);
  options('scenario', Object.keys(all.scenarios).map(function (n) { return [n, n.replace(/-/g, ' ')]; }), all.scenario);
  id('year').textContent = 'in ' + all.far;
  id('because').textContent = 'What makes the difference of token exports in ' + all.far;
  var moving = make('details', id('sliders'), { id: 'moving', open: window.innerWidth >= 1060 }), still = make('details', id('sliders'), { id: 'idle', hidden: true });
  make('summary', moving, { textContent: 'What may be moved' });
  make('summary', still, {});
  Object.keys(all.sliders).forEach(function (group) { all.sliders[group].forEach(function (p) { slider(p, moving); }); });
  ['country', 'reference'].forEach(function (n) { id(n).addEventListener('change', function () { pick(); }); });
  window.addEventListener('popstate', function () { read(); pick(true); });
  id('share').addEventListener('click', function () {
    navigator.clipboard.writeText(location.href).then(function () { id('share').textContent = 'Copied the link'; });
  });
  id('scenario').addEventListener('change', function () {
    var named = all.scenarios[id('scenario').value];
    if (named[1]) { id('country').value = named[1]; id('reference').value = named[2]; }
    pick();
  });
  id('reset').addEventListener('click', function () { moved = {}; id('scenario').value = all.scenario; pick(); });
  id('copy').addEventListener('click', function () {
    navigator.clipboard.writeText(id('yaml').textContent).then(function () { id('copy').textContent = 'Copied'; });
  });
  id('controls').addEventListener('submit', function (e) { e.preventDefault(); });
  read();
  pick(true);
})();
