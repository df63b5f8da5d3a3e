(function () {
  'use strict';
  var page = window.tokenstate, id = page.id, make = page.make, number = page.number, state = document.documentElement.dataset;
  var all = JSON.parse(id('catalogue').textContent), root = location.pathname, mine = Date.now().toString(36) + Math.random().toString(36).slice(2);
  var PICKED = ['view', 'country', 'reference', 'scenario', 'show'], BEGIN = { view: '', country: all.country, reference: all.reference, scenario: all.scenario, show: all.views[0][0] };
  // What the address holds beside what is picked: the year, if another than the chosen one, what was moved, what is compared, the map.
  var year = '', moved = {}, beside = [], map = { by: '', at: '' };
  var asked = 0, worlds = 0, idle = 0, running = new AbortController(), ordering = new AbortController(), mapping = new AbortController(), depth = 0, gesture = '', ranges = null, last = null, earth = null, fields = {};

  function fill(select, pairs) {
    pairs.forEach(function (p) { make('option', select, { value: p[0], textContent: p[1] }); });
    return select;
  }
  function scenarios() { return Object.keys(all.scenarios).map(function (n) { return [n, n.replace(/-/g, ' ')]; }); }
  function named(code) { return all.places.filter(function (p) { return p[0] === code; })[0][1]; }
  function worldly() { return id('view').value === 'world'; }

  // The address holds the state: whoever opens it sees the same, and going back undoes.
  function hash() {
    var q = new URLSearchParams();
    PICKED.forEach(function (n) { if (id(n).value !== BEGIN[n]) { q.set(n, id(n).value); } });
    if (year) { q.set('year', year); }
    beside.forEach(function (b, k) { q.set('with.' + (k + 1), b.join('~')); });
    if (map.by) { q.set('by', map.by); }
    if (map.at) { q.set('at', map.at); }
    Object.keys(moved).forEach(function (name) { q.set('set.' + name, moved[name]); });
    return '#' + q;
  }
  function keep(step) {
    if (step) { depth += 1; }
    history[step ? 'pushState' : 'replaceState']({ depth: depth }, '', hash());
    id('undo').disabled = depth === 0;
  }
  function read() {
    var q = new URLSearchParams(location.hash.slice(1));
    PICKED.forEach(function (n) {
      var wanted = q.has(n) ? q.get(n) : BEGIN[n];
      if ([].some.call(id(n).options, function (o) { return o.value === wanted; })) { id(n).value = wanted; }
    });
    year = Number(q.get('year')) >= all.from && Number(q.get('year')) <= all.to ? q.get('year') : '';
    map = { by: q.get('by') || '', at: q.get('at') || '' };
    moved = {};
    beside = [];
    q.forEach(function (value, key) {
      var name = key.slice(4), pair = value.split('~');
      if (key.indexOf('set.') === 0 && fields[name] && value !== '' && isFinite(value)) { moved[name] = value; }
      if (/^with\.[1-9]$/.test(key) && beside.length < all.most - 1 && all.scenarios[pair[1]] && all.places.some(function (p) { return p[0] === pair[0]; })) { beside.push(pair); }
    });
    depth = history.state && history.state.depth || 0;
    id('undo').disabled = depth === 0;
  }
  function question(about, more) {
    var q = new URLSearchParams({ about: about, country: id('country').value, reference: id('reference').value, scenario: id('scenario').value, show: id('show').value });
    if (year) { q.set('year', year); }
    beside.forEach(function (b, k) { q.set('with.' + (k + 1), b.join('~')); });
    Object.keys(moved).forEach(function (name) { q.set('set.' + name, moved[name]); });
    Object.keys(more).forEach(function (k) { q.set(k, more[k]); });
    return root + 'answer?' + q;
  }
  function get(about, more, signal) {
    return fetch(question(about, more), { signal: signal }).then(function (r) { return r.json().then(function (a) { return { status: r.status, answer: a }; }); });
  }

  // Sliders.
  function slider(p, into) {
    var box = make('div', into, { className: 'slider', title: p.source });
    make('label', box, { htmlFor: 'set-' + p.name, textContent: p.about.charAt(0).toUpperCase() + p.about.slice(1) });
    var back = make('button', box, { type: 'button', className: 'back', textContent: '↺', hidden: true });
    back.setAttribute('aria-label', 'Put back: ' + p.about);
    var number = make('input', box, { type: 'number', min: p.lower, max: p.upper, step: 'any' });
    number.setAttribute('aria-label', 'By number: ' + p.about);
    make('span', box, { className: 'unit', textContent: p.unit });
    var range = make('input', box, { type: 'range', id: 'set-' + p.name, min: p.low, max: p.high, step: p.step });
    var small = make('small', box, {});
    make('code', small, { textContent: p.name });
    var field = fields[p.name] = { p: p, box: box, number: number, range: range, back: back, more: make('span', small, {}) };
    range.addEventListener('input', function () { set(field, range.value); });
    range.addEventListener('change', function () { gesture = ''; });
    number.addEventListener('input', function () { if (number.value !== '' && number.validity.valid) { set(field, number.value); } });
    number.addEventListener('change', function () { gesture = ''; });
    back.addEventListener('click', function () { delete moved[p.name]; keep(true); change(); });
  }
  // All steps of one drag are one step back.
  function step(name) {
    var first = gesture !== name;
    gesture = name;
    return first;
  }
  function set(field, value) {
    moved[field.p.name] = value;
    show(field, [value, value]);
    keep(step(field.p.name));
    change();
  }
  function show(field, path) {
    var p = field.p, set = p.name in moved, now = set ? moved[p.name] : path[0];
    if (document.activeElement !== field.number || !set) { field.number.value = now; }
    if (document.activeElement !== field.range || !set) { field.range.value = now; }
    field.back.hidden = !set;
    field.box.classList.toggle('moved', set);
    field.more.textContent = ', ' + number(p.low) + ' to ' + number(p.high) + ' (by number ' + number(p.lower) + ' to ' + number(p.upper) + ')'
      + (set || path[0] === path[1] ? '' : '; goes to ' + number(path[1]) + ' by year until you move it');
  }
  // What moves this country comes first; what does nothing for it is folded away.
  function order() {
    var of = id('country').value;
    ordering.abort();
    ordering = new AbortController();
    get('effects', { page: mine + 'e' }, ordering.signal).then(function (r) {
      var effects = r.answer.effects, still = 0, focused = document.activeElement;
      if (!effects || of !== id('country').value) { return; }
      Object.keys(effects).sort(function (x, y) { return effects[y] - effects[x]; }).forEach(function (name) {
        var none = effects[name] === 0 && !(name in moved);
        still += none;
        id(none ? 'idle' : 'moving').appendChild(fields[name].box);
      });
      id('idle').hidden = still === 0;
      id('idle').firstChild.textContent = 'No effect here (' + still + ')';
      id('moving').firstChild.textContent = 'What moves ' + r.answer.of + ', the most first (' + (Object.keys(effects).length - still) + ')';
      if (focused && focused.isConnected) { focused.focus(); }
      state.ordered = of;
    }).catch(function () { if (of === id('country').value) { state.ordered = ''; } });
  }

  // What is drawn beside the country of the page.
  function listed() {
    var list = id('beside');
    list.textContent = '';
    beside.forEach(function (b, k) {
      var item = make('li', list, {}), place = fill(make('select', make('label', item, { textContent: 'and ' }), {}), all.places), under = fill(make('select', make('label', item, { textContent: ' under ' }), {}), scenarios());
      place.value = b[0];
      under.value = b[1];
      function pick() { beside[k] = [place.value, under.value]; keep(true); change(); }
      place.addEventListener('change', pick);
      under.addEventListener('change', pick);
      var off = make('button', item, { type: 'button', textContent: '×' });
      off.setAttribute('aria-label', 'Take ' + named(b[0]) + ', ' + b[1] + ', out of the chart');
      off.addEventListener('click', function () { beside.splice(k, 1); keep(true); listed(); change(); id('add').focus(); });
    });
    if (beside.length < all.most - 1) {
      make('button', make('li', list, {}), { type: 'button', id: 'add', textContent: 'Add a country or scenario' }).addEventListener('click', function () {
        var taken = beside.map(function (b) { return b.join('~'); }).concat([id('country').value + '~' + id('scenario').value]);
        var free = [id('reference').value, 'USA', 'CHN', 'EU27', 'IND', 'NOR'].filter(function (c) { return c && taken.indexOf(c + '~' + id('scenario').value) < 0; });
        beside.push([free[0], id('scenario').value]);
        keep(true);
        listed();
        list.querySelectorAll('select')[2 * beside.length - 2].focus();
        change();
      });
    }
  }

  // Answers.
  function draw(answer) {
    var drawn = {};
    Object.keys(answer.figures).forEach(function (k) {
      var f = answer.figures[k], box = id('table-' + k), open = box.querySelector('details[open]') !== null;
      id('title-' + k).textContent = f.title;
      id('saying-' + k).textContent = f.saying;
      box.innerHTML = f.table;
      if (open && box.firstChild) { box.firstChild.open = true; }
      document.querySelector('.chart[data-figure="' + k + '"]').hidden = f.chart === null;
      if (f.chart) { drawn[k] = k === 'now' ? Object.assign(f.chart, answer.look) : f.chart; }
    });
    page.draw(drawn, answer.about);
  }
  function tiles() {
    id('numbers').querySelectorAll('.tile').forEach(function (tile, k) {
      var t = last.tiles[k], of = ranges && ranges[t.result];
      tile.href = '#why-' + t.result;
      tile.children[0].textContent = t.label;
      tile.children[1].textContent = t.value;
      tile.children[2].textContent = of && of.length ? of[last.year - all.from] : t.range;
    });
  }
  function lines(list, items, tag) {
    list.textContent = '';
    items.forEach(function (i) { make(tag, list, { textContent: i }); });
  }
  function chosen(a) {
    var note = id('chosen');
    note.textContent = (year ? 'You picked ' + a.year + '. ' : '') + 'The explorer begins with ' + a.chosen + '.' + (a.moments.length ? ' What happens:' : '');
    a.moments.forEach(function (m) {
      note.appendChild(document.createTextNode(' '));
      make('button', note, { type: 'button', textContent: m[0] + ' ' + m[1] }).addEventListener('click', function () { turn(m[0], true); });
    });
    id('when-shown').textContent = a.year;
    id('when').value = a.year;
  }
  function say(a) {
    last = a;
    id('headline').textContent = a.headline;
    tiles();
    chosen(a);
    id('of-changed').textContent = 'in ' + a.year;
    id('because').textContent = 'What makes the difference of token exports in ' + a.year;
    id('changed').textContent = '';
    a.rows.forEach(function (r) {
      var row = make('tr', id('changed'), { className: r[1] === r[2] ? '' : 'moved' });
      make('th', row, { scope: 'row', textContent: r[0] });
      make('td', row, { textContent: r[1] });
      make('td', row, { textContent: r[2] });
    });
    lines(id('why'), a.why, 'li');
    id('strip').textContent = a.rows[0][0] + ' in ' + a.year + ': ' + a.rows[0][1] + (a.rows[0][1] === a.rows[0][2] ? '' : ' → ' + a.rows[0][2]);
    Object.keys(fields).forEach(function (name) { show(fields[name], a.values[name]); });
    id('yaml').textContent = a.yaml;
    id('file').href = 'data:application/yaml;charset=utf-8,' + encodeURIComponent(a.yaml);
    id('command').textContent = 'java -jar tokenstate-cli.jar project ' + id('country').value + ' --scenario explored.yaml';
    id('origins').textContent = '';
    state.exports = a.exports;
    state.year = a.year;
  }
  function ask(draws, turnOf, then) {
    get('country', { page: mine, draws: draws }, running.signal).then(function (r) {
      if (turnOf !== asked) { return; }
      if (r.status === 409) { idle = setTimeout(function () { ask(draws, turnOf, then); }, 1000); return; }
      if (r.answer.fault) { id('status').textContent = r.answer.fault; return; }
      draw(r.answer);
      then(r.answer);
    }).catch(function () { if (turnOf === asked) { id('status').textContent = 'The explorer has stopped; start it again in the terminal.'; } });
  }
  function refine(turnOf, list) {
    if (turnOf !== asked || !list.length) { return; }
    var start = performance.now();
    ask(list[0], turnOf, function (a) {
      id('status').textContent = a.note + (list.length > 1 ? ' Refining…' : '');
      ranges = a.ranges;
      tiles();
      state.draws = a.draws;
      state['after' + a.draws] = performance.now() - start;
      refine(turnOf, list.slice(1));
    });
  }
  // Asks anew; the draws that are there stay where only the view of them has changed.
  function change(view) {
    var turnOf = ++asked, start = performance.now(), drawn = view && state.draws === '4000';
    clearTimeout(idle);
    running.abort();
    running = new AbortController();
    if (!drawn) {
      state.draws = 0;
      id('status').textContent = 'Drawing the spread…';
    }
    if (!view) { ranges = null; }
    if (worldly()) { whole(); }
    ask(0, turnOf, function (a) {
      say(a);
      if (worldly()) { head(); }
      state.answered = turnOf;
      state.after = performance.now() - start;
      if (!drawn && !worldly()) { idle = setTimeout(function () { refine(turnOf, [200, 1000, 4000]); }, 150); }
    });
  }
  function turn(to, step) {
    year = String(to) === String(last && last.first) ? '' : String(to);
    keep(step);
    change(true);
    order();
  }

  // All countries.
  function head() { if (earth) { id('headline').textContent = id('map-title').textContent; } }
  function whole() {
    var turnOf = ++worlds;
    mapping.abort();
    mapping = new AbortController();
    get('world', { page: mine + 'w' }, mapping.signal).then(function (r) {
      var a = r.answer;
      if (turnOf !== worlds || r.status === 409) { return; }
      if (a.fault) { id('status').textContent = a.fault; return; }
      if (earth) {
        earth.map.renew(a.world);
      } else {
        id('everywhere').innerHTML = a.html;
        earth = { year: String(a.world.year) };
        earth.map = page.world(a.world, new URLSearchParams({ by: map.by, at: map.at, year: year || a.world.year }), { shown: seen, picked: picked });
      }
      head();
      state.drawn = document.querySelectorAll('#tiles rect').length;
    }).catch(function () { if (turnOf === worlds) { id('status').textContent = 'The world could not be drawn.'; } });
  }
  // What the map shows after a choice in it, or after other numbers came.
  function seen(of) {
    if (!earth || !earth.map || !worldly()) { return; }
    head();
    if ((map.by || 'export_revenue_usd') === of.by && map.at === of.at && (year || earth.year) === String(of.year)) { return; }
    map = { by: of.by, at: of.at };
    year = String(of.year);
    keep(step('map'));
  }
  function picked(place, into) {
    make('button', into, { type: 'button', textContent: 'Look at ' + place.name }).addEventListener('click', function () {
      id('country').value = place.code;
      id('view').value = '';
      pick();
    });
  }

  function part() {
    document.querySelectorAll('.of-one').forEach(function (e) { e.hidden = worldly(); });
    id('strip').hidden = worldly();
    document.querySelectorAll('.of-all').forEach(function (e) { e.hidden = !worldly(); });
    id('about').textContent = all.scenarios[id('scenario').value][0];
  }
  function pick() {
    gesture = '';
    keep(true);
    part();
    listed();
    change();
    order();
  }
  // The state of the address.
  function enter() {
    gesture = '';
    read();
    part();
    listed();
    if (earth) { earth.map.turn(new URLSearchParams({ by: map.by || 'export_revenue_usd', at: map.at, year: year || earth.year })); }
    change();
    order();
  }

  fill(id('country'), all.places);
  fill(id('reference'), [['', 'nobody']].concat(all.places));
  fill(id('scenario'), scenarios());
  fill(id('show'), all.views);
  id('when').min = all.from;
  id('when').max = all.to;
  ['pickers', 'controls', 'chart-choices', 'results', 'take'].forEach(function (n) { id(n).hidden = false; });
  var moving = make('details', id('sliders'), { id: 'moving', open: window.innerWidth >= 1060 }), still = make('details', id('sliders'), { id: 'idle', hidden: true });
  make('summary', moving, { textContent: 'What may be moved' });
  make('summary', still, {});
  Object.keys(all.sliders).forEach(function (group) { all.sliders[group].forEach(function (p) { slider(p, moving); }); });
  ['view', 'country', 'reference'].forEach(function (n) { id(n).addEventListener('change', pick); });
  id('scenario').addEventListener('change', function () {
    var own = all.scenarios[id('scenario').value];
    if (own[1]) { id('country').value = own[1]; id('reference').value = own[2]; }
    pick();
  });
  id('show').addEventListener('change', function () { keep(true); change(true); });
  id('when').addEventListener('input', function () { turn(id('when').value, step('year')); });
  id('when').addEventListener('change', function () { gesture = ''; });
  window.addEventListener('popstate', enter);
  id('undo').addEventListener('click', function () { history.back(); });
  id('reset').addEventListener('click', function () { moved = {}; id('scenario').value = all.scenario; pick(); });
  id('numbers').addEventListener('click', function (e) {
    var tile = e.target.closest('.tile');
    if (!tile) { return; }
    e.preventDefault();
    get(tile.getAttribute('href').slice(5), { page: mine + 'o' }).then(function (r) {
      id('origins').innerHTML = r.answer.tree || '';
      if (r.answer.tree) { id('origins').firstChild.open = true; }
      id('origins').scrollIntoView();
    });
  });
  function copied(button, text, said) {
    id(button).addEventListener('click', function () {
      navigator.clipboard.writeText(text()).then(function () { id(button).textContent = said; });
    });
  }
  copied('share', function () { return location.href; }, 'Copied the link');
  copied('copy', function () { return id('yaml').textContent; }, 'Copied');
  ['pickers', 'controls'].forEach(function (n) { id(n).addEventListener('submit', function (e) { e.preventDefault(); }); });
  enter();
})();
