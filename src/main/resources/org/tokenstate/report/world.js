// The map and the table of all countries: over the data of the page, or over those that are given to it.
window.tokenstate.world = function (given, asked, heard) {
  'use strict';
  var page = window.tokenstate, id = page.id, make = page.make, svg = page.svg, number = page.number;
  var SHADES = ['#e3eef7', '#bcd7ec', '#8dbbdf', '#5798cb', '#2a74b0', '#0d518a', '#06315a'], AROUND = ['#b35806', '#f1a340', '#fee0b6', '#d8e6f3', '#67a9cf', '#2166ac'], NONE = '#9aa3ad';
  var all = given, state = { by: 'export_revenue_usd', year: all.year, sort: 'export_revenue_usd', down: true, find: '', at: '' };
  var rows = {}, tiles = {}, LIMITS = 'binding_constraint';
  function measure(name) { return all.measures.filter(function (m) { return m.id === name; })[0]; }
  function value(place, name) {
    var i = state.year - all.years[0];
    if (name === LIMITS) { return place.limits[i] < 0 ? null : place.limits[i]; }
    return place.values[all.measures.indexOf(measure(name))][i];
  }
  // Balances have two colours, one on each side of zero.
  function shade(m, k) { return m.steps[0] < 0 ? AROUND[k] : SHADES[Math.round(k * (SHADES.length - 1) / m.steps.length)]; }
  function step(m, v) { return m.steps.filter(function (s) { return v >= s; }).length; }
  function words(place, name) {
    var v = value(place, name);
    if (name === LIMITS) { return v === null ? 'missing' : all.limits[v].label; }
    return v === null ? 'missing' : number(v) + '\u00a0' + measure(name).unit;
  }
  function fill(place) {
    var v = value(place, state.by);
    if (v === null) { return NONE; }
    return state.by === LIMITS ? all.limits[v].colour : shade(measure(state.by), step(measure(state.by), v));
  }
  function ink(colour) {
    var c = [1, 3, 5].map(function (i) { return parseInt(colour.slice(i, i + 2), 16) / 255; })
      .map(function (v) { return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); });
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] > 0.18 ? '#10151a' : '#ffffff';
  }
  function legend() {
    var box = id('legend');
    box.textContent = '';
    function entry(colour, text) {
      var item = make('span', box, { className: 'key' }), mark = svg('svg', item, { width: 14, height: 14, 'aria-hidden': 'true' });
      svg('rect', mark, { width: 14, height: 14, rx: 2, fill: colour });
      item.appendChild(document.createTextNode(' ' + text));
    }
    if (state.by === LIMITS) {
      all.limits.forEach(function (l, k) { if (all.places.some(function (p) { return value(p, LIMITS) === k; })) { entry(l.colour, l.label); } });
    } else {
      var m = measure(state.by);
      for (var k = 0; k <= m.steps.length; k++) {
        entry(shade(m, k), (k === 0 ? 'under ' + number(m.steps[0]) : number(m.steps[k - 1]) + (k < m.steps.length ? ' to ' + number(m.steps[k]) : ' and more')) + ' ' + m.unit);
      }
    }
    if (all.places.some(function (p) { return value(p, state.by) === null; })) { entry(NONE, 'missing'); }
  }
  function title() {
    var ranked = all.places.filter(function (p) { return value(p, state.by) !== null; });
    if (state.by === LIMITS) {
      var counts = all.limits.map(function (l, k) { return ranked.filter(function (p) { return value(p, LIMITS) === k; }).length; }), most = counts.indexOf(Math.max.apply(null, counts));
      return 'What limits most countries in ' + state.year + ' is ' + all.limits[most].label + ': ' + counts[most] + ' of ' + ranked.length;
    }
    ranked.sort(function (a, b) { return value(b, state.by) - value(a, state.by); });
    return measure(state.by).label + ' in ' + state.year + ': most in ' + ranked.slice(0, 3).map(function (p) { return p.name + ' (' + words(p, state.by) + ')'; }).join(', ');
  }
  function pick(code) {
    state.at = state.at === code ? '' : code;
    show();
  }
  function table() {
    var body = document.querySelector('#table tbody'), key = state.sort, shown = 0;
    var sorted = all.places.slice().sort(function (a, b) {
      if (key === 'name' || key === LIMITS) {
        var x = key === 'name' ? a.name : words(a, key), y = key === 'name' ? b.name : words(b, key);
        return (state.down ? 1 : -1) * x.localeCompare(y);
      }
      var u = value(a, key), v = value(b, key);
      if (u === null || v === null) { return (u === null) - (v === null); }
      return state.down ? v - u : u - v;
    });
    sorted.forEach(function (p) {
      var row = rows[p.code], match = (p.name + ' ' + p.code).toLowerCase().indexOf(state.find.toLowerCase()) >= 0;
      all.measures.forEach(function (m, k) { row.cells[k + 1].textContent = number(value(p, m.id)); });
      row.cells[all.measures.length + 1].textContent = words(p, LIMITS);
      row.hidden = !match;
      row.classList.toggle('picked', p.code === state.at);
      shown += match;
      body.appendChild(row);
    });
    document.querySelectorAll('#table thead th').forEach(function (th) {
      var own = th.dataset.key === key;
      th.setAttribute('aria-sort', own ? (state.down === (key !== 'name' && key !== LIMITS) ? 'descending' : 'ascending') : 'none');
    });
    var m = measure(key);
    id('shown').textContent = shown + ' of ' + all.places.length + ' countries, by ' + (m ? m.label.toLowerCase() : key === 'name' ? 'name' : 'what limits them') + '.';
    id('of-year').textContent = 'in ' + state.year;
  }
  function show() {
    all.places.forEach(function (p) {
      var tile = tiles[p.code], colour = fill(p);
      tile.box.setAttribute('fill', colour);
      tile.text.setAttribute('fill', ink(colour));
      tile.title.textContent = p.name + ': ' + words(p, state.by);
      tile.box.classList.toggle('picked', p.code === state.at);
    });
    id('map-title').textContent = title();
    legend();
    var at = all.places.filter(function (p) { return p.code === state.at; })[0];
    id('picked').textContent = at ? at.name + ' in ' + state.year + ': ' + all.measures.map(function (m) { return m.label.toLowerCase() + ' ' + words(at, m.id); }).join(', ') + '; limited by ' + words(at, LIMITS) + '. ' : 'Point at a tile or pick it for its numbers.';
    if (at) { heard.picked(at, id('picked')); }
    id('shown-year').textContent = state.year;
    table();
    heard.shown(state);
  }
  function csv() {
    var text = page.row(['country', 'name', 'year'].concat(all.measures.map(function (m) { return m.label + ' (' + m.unit + ')'; }), ['limited by', 'scenario', 'tokenstate']));
    all.places.forEach(function (p) {
      all.years.forEach(function (year, i) {
        text += page.row([p.code, p.name, year].concat(p.values.map(function (v) { return v[i] === null ? '' : v[i]; }), [p.limits[i] < 0 ? '' : all.limits[p.limits[i]].label, all.scenario, all.version]));
      });
    });
    return text;
  }
  function build() {
    var choices = id('choices'), group = make('fieldset', choices, {});
    make('legend', group, { textContent: 'Coloured by' });
    all.measures.map(function (m) { return [m.id, m.label]; }).concat([[LIMITS, 'What limits it']]).forEach(function (c) {
      var label = make('label', group, {}), radio = make('input', label, { type: 'radio', name: 'by', value: c[0], checked: c[0] === state.by });
      label.appendChild(document.createTextNode(' ' + c[1]));
      radio.addEventListener('change', function () { state.by = c[0]; if (c[0] !== LIMITS) { state.sort = c[0]; state.down = true; } show(); });
    });
    var label = make('label', choices, { className: 'years' });
    label.appendChild(document.createTextNode('Year '));
    make('output', label, { id: 'shown-year' });
    var range = make('input', label, { type: 'range', id: 'year', min: all.years[0], max: all.years[all.years.length - 1], step: 1, value: state.year });
    range.addEventListener('input', function () { state.year = Number(range.value); show(); });
    choices.addEventListener('submit', function (e) { e.preventDefault(); });
    var find = make('label', id('find'), { textContent: 'Find a country ' }), input = make('input', find, { type: 'search', id: 'search' });
    input.addEventListener('input', function () { state.find = input.value; table(); });
    make('button', id('find'), { type: 'button', id: 'save', textContent: 'Save all years as CSV' }).addEventListener('click', function () { page.save(csv(), 'text/csv', 'tokenstate-world.csv'); });
    var wide = 0, high = 0, map = id('tiles');
    all.places.forEach(function (p) { wide = Math.max(wide, p.x + 1); high = Math.max(high, p.y + 1); });
    map.setAttribute('viewBox', '0 0 ' + wide * 30 + ' ' + high * 26);
    all.places.forEach(function (p) {
      var g = svg('g', map, {}), title = svg('title', g, {});
      var box = svg('rect', g, { x: p.x * 30 + 1, y: p.y * 26 + 1, width: 28, height: 24, rx: 3 });
      var text = svg('text', g, { x: p.x * 30 + 15, y: p.y * 26 + 17, 'text-anchor': 'middle', 'font-size': 11 });
      text.textContent = p.code;
      g.addEventListener('click', function () { pick(p.code); });
      tiles[p.code] = { box: box, text: text, title: title };
    });
    document.querySelectorAll('#table tbody tr').forEach(function (row) { rows[row.dataset.code] = row; });
    ['name'].concat(all.measures.map(function (m) { return m.id; }), [LIMITS]).forEach(function (key, k) {
      var th = document.querySelectorAll('#table thead th')[k], text = th.textContent;
      th.dataset.key = key;
      th.textContent = '';
      make('button', th, { type: 'button', textContent: text }).addEventListener('click', function () {
        state.down = state.sort === key ? !state.down : true;
        state.sort = key;
        table();
      });
    });
  }
  function read(from) {
    var year = Number(from.get('year'));
    if (measure(from.get('by')) || from.get('by') === LIMITS) { state.by = from.get('by'); }
    if (measure(state.by)) { state.sort = state.by; }
    if (all.years.indexOf(year) >= 0) { state.year = year; }
    state.at = all.places.some(function (p) { return p.code === from.get('at'); }) ? from.get('at') : '';
  }
  // Shows other numbers of the same countries and years.
  function renew(other) {
    all = other;
    show();
  }
  // Shows another choice: what, when, which country.
  function turn(to) {
    read(to);
    id('year').value = state.year;
    [].forEach.call(id('choices').elements, function (e) { if (e.type === 'radio') { e.checked = e.value === state.by; } });
    show();
  }
  read(asked);
  build();
  show();
  return { renew: renew, turn: turn };
};
if (document.getElementById('world')) {
  window.tokenstate.world(JSON.parse(document.getElementById('world').textContent), new URLSearchParams(location.hash.slice(1)), {
    shown: function (state) { history.replaceState(null, '', '#' + new URLSearchParams({ by: state.by, year: state.year, at: state.at })); },
    picked: function (place, into) { into.appendChild(document.createTextNode('Its odds: report ' + place.code + '.')); }
  });
  document.documentElement.dataset.drawn = document.querySelectorAll('#tiles rect').length;
}
