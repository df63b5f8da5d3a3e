(function () {
  'use strict';
  var page = window.tokenstate, number = page.number;
  var PALETTE = {
    light: { ink: '#1b1f24', soft: '#57606a', line: '#d8dee4', page: '#ffffff',
      colours: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#6b6b6b', '#5b4b9a', '#8c5a2b'] },
    dark: { ink: '#e6e9ed', soft: '#a3acb6', line: '#363d46', page: '#1b2027',
      colours: ['#56b4e9', '#f0803c', '#2fc79a', '#e3a3c8', '#f2bc4a', '#8fb8ff', '#b5b5b5', '#a99be8', '#cfa06f'] }
  };
  var DASHES = ['solid', [7, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 2], [12, 4]];
  var query = window.matchMedia('(prefers-color-scheme: dark)');
  var paper = window.matchMedia('print');
  var printing = false;
  var charts = {};
  var logarithmic = {};

  function look() { return !printing && !paper.matches && query.matches ? PALETTE.dark : PALETTE.light; }

  function text(s) { return String(s).replace(/[&<>]/g, function (c) { return { '&': '&amp;', '<': '&lt;', '>': '&gt;' }[c]; }); }

  function base(spec, l, narrow) {
    return {
      animation: false,
      color: l.colours,
      textStyle: { color: l.ink, fontFamily: 'system-ui, sans-serif' },
      aria: { enabled: false },
      legend: { type: 'plain', bottom: 0, left: 'center', textStyle: { color: l.ink, fontSize: 12 }, itemWidth: 22, itemHeight: 9, icon: undefined },
      tooltip: { trigger: 'axis', confine: true, backgroundColor: l.page, borderColor: l.line, textStyle: { color: l.ink, fontSize: 12 } },
      grid: { left: 8, right: narrow ? 18 : 26, top: 34, bottom: 34, containLabel: true }
    };
  }

  function years(spec, l) {
    return { type: 'category', data: spec.x, boundaryGap: false, axisLine: { lineStyle: { color: l.line } }, axisTick: { show: false },
      axisLabel: { color: l.soft, hideOverlap: true, interval: function (i, v) { return Number(v) % 5 === 0; } } };
  }

  function values(spec, l) {
    var log = spec.log || spec.least > 0;
    return { type: log ? 'log' : 'value', name: spec.unit, nameLocation: 'end', nameGap: 12,
      nameTextStyle: { color: l.soft, align: 'left', padding: [0, 0, 0, -20] },
      axisLabel: { color: l.soft, formatter: number }, splitLine: { lineStyle: { color: l.line } }, max: spec.most ? spec.most : undefined,
      min: log ? spec.least : (spec.kind === 'fan' ? function (r) { return r.min < 0 ? r.min : 0; } : undefined) };
  }

  function legendSpace(o, names, width) {
    var rows = 1, used = 0;
    names.forEach(function (n) {
      var w = 40 + n.length * 6.6;
      if (used > 0 && used + w > width - 10) { rows++; used = 0; }
      used += w;
    });
    if (names.length < 2) { o.legend.show = false; rows = 0; }
    o.grid.bottom = 8 + rows * 22;
    return rows;
  }

  // Names stand where lines end if there is room for them, otherwise in a legend.
  function nameEnds(o, lines, names, width, l) {
    var most = Math.max.apply(null, names.map(function (n) { return n.length; })) * 6.6 + 10;
    if (names.length < 2 || most > (width < 480 ? 90 : 230)) { return legendSpace(o, names, width); }
    o.legend.show = false;
    o.grid.bottom = 8;
    o.grid.right = most;
    lines.forEach(function (line, k) {
      line.endLabel = { show: true, formatter: names[k], color: l.ink, fontSize: 12, distance: 5 };
    });
  }

  // Names at ends that lie close are pushed apart, and stay on the chart.
  function part(chart, o) {
    var ended = o.series.filter(function (s) { return s.endLabel; }).map(function (s) {
      return { series: s, at: chart.convertToPixel({ yAxisIndex: 0 }, s.data[s.data.length - 1]) };
    }).sort(function (a, b) { return a.at - b.at; });
    if (!ended.length) { return; }
    var goals = ended.map(function (e) { return e.at; }), i, box = chart.getModel().getComponent('grid').coordinateSystem.getRect(), lowest = box.y + box.height;
    for (i = 1; i < goals.length; i++) { goals[i] = Math.max(goals[i], goals[i - 1] + 15); }
    for (i = goals.length - 1; i >= 0; i--) { goals[i] = Math.min(goals[i], lowest - 15 * (goals.length - 1 - i)); }
    ended.forEach(function (e, k) { e.series.endLabel.offset = [0, goals[k] - e.at]; });
    chart.setOption(o, true);
  }

  // The decade under the least median: what lies below it, zero too, is drawn on the floor.
  function floor(spec) {
    var all = [];
    spec.series.forEach(function (s) { s.p50.concat(s.p95).forEach(function (v) { if (v > 0) { all.push(v); } }); });
    return all.length ? Math.pow(10, Math.max(Math.floor(Math.log10(Math.min.apply(null, all))), Math.ceil(Math.log10(Math.max.apply(null, all))) - 5)) : 0;
  }

  // Why a line turns, where it does: a mark up the chart, its words on the side that has more room, one below the other. Where there is
  // no room for words there is the year, and the sentence below has them.
  function turns(o, spec, l, width) {
    var axis = 46, inner = width - axis - (o.grid.right || 0);
    (spec.turns || []).forEach(function (t, k) {
      var share = t.at / Math.max(1, spec.x.length - 1), left = share > 0.5, room = inner * (left ? share : 1 - share);
      o.series.push({ type: 'line', data: [], silent: true, tooltip: { show: false }, markLine: { symbol: 'none', silent: true,
        lineStyle: { color: l.soft, type: [2, 3], width: 1 },
        label: { show: true, position: 'end', color: l.soft, fontSize: 11, align: left ? 'right' : 'left', verticalAlign: 'top',
          backgroundColor: l.page, padding: [1, 2], offset: [left ? -3 : 3, 2 + 15 * k],
          formatter: t.cause.length * 6.2 + 8 < room ? t.cause : t.cause.match(/\d{4}/)[0] },
        data: [{ xAxis: t.at }] } });
    });
  }

  function fan(given, l, width) {
    var spec = given, narrow = width < 480, o = base(spec, l, narrow), series = [], names = [], medians = [];
    if (given.logarithmic) { spec = Object.assign({}, given, { least: floor(given) }); }
    function up(v) { return spec.least > 0 ? Math.max(v, spec.least) : v; }
    o.xAxis = years(spec, l);
    o.yAxis = values(spec, l);
    spec.series.forEach(function (s, k) {
      var colour = l.colours[s.colour];
      [['p05', 'p95', 0.16], ['p25', 'p75', 0.26]].forEach(function (band) {
        var rows = s[band[0]].map(function (low, i) { return [i + s.offset, up(low), up(s[band[1]][i])]; });
        series.push({ type: 'custom', name: s.name + ' ' + band[0], data: rows, encode: { x: 0, y: [1, 2] }, silent: true, clip: true, z: 1,
          tooltip: { show: false },
          renderItem: function (params, api) {
            if (params.dataIndexInside !== 0) { return null; }
            var points = rows.map(function (r) { return api.coord([r[0], r[2]]); });
            rows.slice().reverse().forEach(function (r) { points.push(api.coord([r[0], r[1]])); });
            return { type: 'polygon', shape: { points: points }, style: { fill: colour, opacity: band[2] } };
          } });
      });
      var median = spec.x.map(function (x, i) { return i >= s.offset ? up(s.p50[i - s.offset]) : null; });
      var line = { type: 'line', name: s.name, data: median, showSymbol: false, lineStyle: { width: 2.5, color: colour, type: DASHES[s.colour % DASHES.length] }, itemStyle: { color: colour }, z: 3 };
      medians.push(line);
      if (k === 0 && spec.marks.length) {
        line.markLine = { symbol: 'none', silent: true, lineStyle: { color: l.soft, type: 'dashed', width: 1 },
          label: { position: 'end', distance: 4, color: l.soft, formatter: function (p) { return p.name; } },
          data: spec.marks.map(function (m) { return { yAxis: m, name: number(m) + ' %' }; }) };
      }
      series.push(line);
      names.push(s.name);
      if (s.seen.length) {
        series.push({ type: 'line', name: s.name + ' observed', data: s.seen, showSymbol: false, lineStyle: { width: 2.5, color: colour }, itemStyle: { color: colour }, z: 3, tooltip: { show: false } });
      }
    });
    if (spec.marks.length) { o.grid.right = 44; }
    o.legend.data = names;
    nameEnds(o, medians, names, width, l);
    o.tooltip.formatter = function (ps) {
      var i = ps[0].dataIndex;
      ps.forEach(function (p) { if (p.seriesType === 'line') { i = p.dataIndex; } });
      var html = '<b>' + text(spec.x[i]) + '</b>';
      spec.series.forEach(function (s) {
        var j = i - s.offset;
        if (j >= 0) {
          html += '<br/>' + text(s.name) + ': ' + number(s.p50[j]) + ' ' + text(spec.unit) + ' (5 to 95 %: ' + number(s.p05[j]) + ' to ' + number(s.p95[j]) + ')';
        } else if (s.seen.length && s.seen[i] !== null) {
          html += '<br/>' + text(s.name) + ': ' + number(s.seen[i]) + ' ' + text(spec.unit) + ' observed';
        }
      });
      return html;
    };
    o.series = series;
    turns(o, spec, l, width);
    return o;
  }

  function lines(spec, l, width) {
    var o = base(spec, l, width < 480), names = [];
    o.xAxis = years(spec, l);
    o.yAxis = values(spec, l);
    o.tooltip.valueFormatter = number;
    o.series = spec.series.map(function (s, k) {
      names.push(s.name);
      var colour = l.colours[s.colour], dash = spec.dashes ? spec.dashes[k] : s.colour % DASHES.length;
      return { type: 'line', name: s.name, data: spec.log ? s.values.map(function (v) { return v > 0 ? v : null; }) : s.values, showSymbol: false, itemStyle: { color: colour }, lineStyle: { width: 2.2, color: colour, type: DASHES[dash] } };
    });
    if (spec.year) {
      o.series[0].markLine = { symbol: 'none', silent: true, label: { show: false }, lineStyle: { color: l.soft, type: 'dashed', width: 1 }, data: [{ xAxis: String(spec.year) }] };
    }
    function named(of, k) { return !spec.named || spec.named[k]; }
    o.legend.data = names.filter(named);
    nameEnds(o, o.series.filter(named), o.legend.data, width, l);
    turns(o, spec, l, width);
    return o;
  }

  function round125(v, up) {
    var power = Math.pow(10, Math.floor(Math.log10(v))), steps = up ? [1, 2, 5, 10] : [5, 2, 1];
    return Number((power * steps.filter(function (s) { return up ? power * s >= v : power * s <= v; })[0]).toPrecision(6));
  }

  function curves(spec, l, width) {
    var o = base(spec, l, width < 480), names = [];
    function extent(axis, key) {
      var all = [].concat.apply([], spec.series.map(function (s) { return s[key]; }));
      axis.min = round125(Math.min.apply(null, all), false);
      axis.max = round125(Math.max.apply(null, all), true);
    }
    o.xAxis = { type: 'log', name: spec.along, nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: l.soft }, axisLine: { lineStyle: { color: l.line } }, axisLabel: { color: l.soft, formatter: number, hideOverlap: true }, splitLine: { lineStyle: { color: l.line } } };
    o.yAxis = values({ unit: spec.unit, log: true, kind: 'curves' }, l);
    extent(o.xAxis, 'x');
    extent(o.yAxis, 'values');
    o.tooltip = { trigger: 'item', confine: true, backgroundColor: l.page, borderColor: l.line, textStyle: { color: l.ink, fontSize: 12 },
      formatter: function (p) { return text(p.seriesName) + '<br/>' + number(p.data[1]) + ' ' + text(spec.unit) + ' at ' + number(p.data[0]) + ' ' + text(spec.along); } };
    o.series = [];
    spec.series.forEach(function (s) {
      names.push(s.name);
      o.series.push({ type: 'line', name: s.name, data: s.x.map(function (x, i) { return [x, s.values[i]]; }), showSymbol: true, symbol: 'circle', symbolSize: 5, itemStyle: { color: l.colours[s.colour] }, lineStyle: { width: 2.2, color: l.colours[s.colour], type: DASHES[s.colour % DASHES.length] } });
      o.series.push({ type: 'scatter', name: s.name + ' in the model', data: [[s.atX, s.atValue]], symbolSize: 13, itemStyle: { color: l.colours[s.colour], borderColor: l.ink, borderWidth: 1.5 }, z: 4 });
    });
    o.legend.data = names;
    legendSpace(o, names, width);
    o.grid.bottom += 28;
    return o;
  }

  function stack(spec, l, width) {
    var o = base(spec, l, width < 480), names = [];
    o.xAxis = years(spec, l);
    o.xAxis.boundaryGap = true;
    o.yAxis = values(spec, l);
    if (spec.full) { o.yAxis.max = 100; }
    o.tooltip.valueFormatter = number;
    o.series = spec.series.map(function (s) {
      var k = s.colour;
      names.push(s.name);
      return { type: 'bar', stack: 'all', name: s.name, data: s.values, barCategoryGap: '15%', itemStyle: { color: l.colours[k], borderColor: l.page, borderWidth: 0.5,
        decal: k % 2 ? { symbol: 'rect', color: 'rgba(255,255,255,0.28)', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 * (k % 4 === 1 ? 1 : -1) } : null } };
    });
    legendSpace(o, names, width);
    return o;
  }

  function names(spec, l, width) {
    return { type: 'category', data: spec.names, inverse: spec.kind === 'tornado', axisTick: { show: false }, axisLine: { show: false },
      axisLabel: { color: l.ink, fontSize: width < 480 ? 10 : 12, width: room(spec, width), overflow: 'break', lineHeight: width < 480 ? 11 : 13, interval: 0 } };
  }

  function room(spec, width) {
    var most = Math.max.apply(null, spec.names.map(function (n) { return n.length; }));
    return width < 480 ? Math.min(120, 6.2 * most) : Math.min(340, 7.4 * most);
  }

  function tornado(spec, l, width) {
    var o = base(spec, l, width < 480);
    o.yAxis = names(spec, l, width);
    o.xAxis = { type: 'value', scale: true, name: spec.unit, nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: l.soft }, axisLabel: { color: l.soft, formatter: number, hideOverlap: true }, splitLine: { lineStyle: { color: l.line } } };
    o.grid = { left: room(spec, width) + 14, right: 30, top: 8, bottom: 76, containLabel: false };
    o.tooltip = { trigger: 'item', confine: true, backgroundColor: l.page, borderColor: l.line, textStyle: { color: l.ink, fontSize: 12 },
      formatter: function (p) { return text(spec.names[p.data[1]]) + ': ' + number(p.data[4]) + ' ' + text(spec.unit); } };
    function bars(name, ends, colour) {
      return { type: 'custom', name: name, itemStyle: { color: colour },
        data: ends.map(function (v, i) { return [Math.min(v, spec.base), i, Math.max(v, spec.base), spec.base, v]; }), encode: { x: [0, 2], y: 1 },
        renderItem: function (params, api) {
          var a = api.coord([api.value(0), api.value(1)]), b = api.coord([api.value(2), api.value(1)]), h = api.size([0, 1])[1] * 0.62;
          return { type: 'rect', shape: { x: a[0], y: a[1] - h / 2, width: Math.max(1, b[0] - a[0]), height: h }, style: { fill: colour } };
        } };
    }
    o.series = [bars('at its 5 % quantile', spec.low, l.colours[5]), bars('at its 95 % quantile', spec.high, l.colours[4])];
    o.legend.data = [{ name: 'at its 5 % quantile', icon: 'rect' }, { name: 'at its 95 % quantile', icon: 'rect' }];
    return o;
  }

  function ladder(spec, l, width) {
    var narrow = width < 480, o = base(spec, l, narrow);
    o.yAxis = names(spec, l, width);
    o.xAxis = { type: 'log', name: spec.unit, nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: l.soft }, axisLabel: { color: l.soft, formatter: number, hideOverlap: true }, splitLine: { lineStyle: { color: l.line } } };
    o.grid = { left: room(spec, width) + 14, right: 34, top: 8, bottom: 48, containLabel: false };
    o.legend.show = false;
    o.tooltip = { trigger: 'item', confine: true, backgroundColor: l.page, borderColor: l.line, textStyle: { color: l.ink, fontSize: 12 },
      formatter: function (p) { var i = p.data[1]; return text(spec.names[i]) + '<br/>' + number(spec.mid[i]) + ' (' + number(spec.low[i]) + ' to ' + number(spec.high[i]) + ') ' + text(spec.unit); } };
    o.series = [{ type: 'custom', data: spec.mid.map(function (v, i) { return [spec.low[i], i, spec.high[i], v]; }), encode: { x: [0, 2, 3], y: 1 },
      renderItem: function (params, api) {
        var i = api.value(1), a = api.coord([api.value(0), i]), b = api.coord([api.value(2), i]), m = api.coord([api.value(3), i]);
        var colour = spec.own[i] ? l.colours[0] : l.colours[6];
        return { type: 'group', children: [
          { type: 'rect', shape: { x: a[0], y: a[1] - 3, width: Math.max(1, b[0] - a[0]), height: 6, r: 3 }, style: { fill: colour, opacity: 0.35 } },
          { type: spec.own[i] ? 'rect' : 'circle', shape: spec.own[i] ? { x: m[0] - 5, y: m[1] - 5, width: 10, height: 10 } : { cx: m[0], cy: m[1], r: 5 }, style: { fill: colour } }] };
      } }];
    return o;
  }

  var KINDS = { fan: fan, lines: lines, curves: curves, stack: stack, tornado: tornado, ladder: ladder };

  function height(spec, width) {
    if (spec.kind === 'ladder') { return 60 + spec.names.length * (width < 480 ? 34 : 24); }
    if (spec.kind === 'tornado') { return 90 + spec.names.length * (width < 480 ? 34 : 28); }
    if (width < 480 && spec.series.length > 3) { return 420; }
    return width < 480 ? 320 : 340;
  }

  function option(id, spec, l, width) {
    return KINDS[spec.kind](logarithmic[id] ? Object.assign({ logarithmic: true }, spec) : spec, l, width);
  }

  // What is about to be printed has the width of A4, whatever the window's.
  function draw(element, spec) {
    var width = printing ? 680 : element.clientWidth;
    if (!width) { return; }
    var size = { width: width, height: height(spec, width) };
    element.style.height = size.height + 'px';
    var chart = charts[element.dataset.figure];
    if (!chart || chart.getDom() !== element) {
      chart = echarts.init(element, null, { renderer: 'svg', width: size.width, height: size.height });
      charts[element.dataset.figure] = chart;
      watch.observe(element);
    } else {
      chart.resize(size);
    }
    var o = option(element.dataset.figure, spec, look(), width);
    chart.setOption(o, true);
    part(chart, o);
  }

  var specs = JSON.parse(document.getElementById('specs').textContent);

  function some(which) {
    document.querySelectorAll('.chart').forEach(function (element) {
      var id = element.dataset.figure;
      if (specs[id] && id in which) { draw(element, specs[id]); }
    });
  }

  function all() { some(specs); }

  // What a chart that is taken along says of itself.
  var said = page.id('provenance'), abouts = {};
  if (said) { Object.keys(specs).forEach(function (id) { abouts[id] = JSON.parse(said.textContent); }); }

  function wrapped(words, most) {
    var rows = [''];
    words.split(' ').forEach(function (w) {
      if ((rows[rows.length - 1] + ' ' + w).length > most) { rows.push(w); } else { rows[rows.length - 1] = (rows[rows.length - 1] + ' ' + w).trim(); }
    });
    return rows;
  }

  // A chart by itself says what it shows, of what, and where it is from.
  function picture(id) {
    var width = 960, l = PALETTE.light, spec = specs[id], tall = height(spec, width), section = document.getElementById(id);
    var heading = wrapped(section.querySelector('h2').firstChild.textContent.trim(), 82), foot = wrapped(abouts[id].provenance, 150), top = 14 + 26 * heading.length + 12;
    var chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: width - 40, height: tall });
    var o = option(id, spec, l, width - 40);
    chart.setOption(o, true);
    part(chart, o);
    var inner = chart.renderToSVGString();
    chart.dispose();
    var whole = top + tall + 16 + 15 * foot.length;
    function row(words, y, size, colour, weight) {
      return '<text x="20" y="' + y + '" font-family="system-ui, sans-serif" font-size="' + size + '" font-weight="' + weight + '" fill="' + colour + '">' + text(words) + '</text>';
    }
    return { width: width, height: whole, svg: '<svg xmlns="http://www.w3.org/2000/svg" width="' + width + '" height="' + whole + '" viewBox="0 0 ' + width + ' ' + whole + '"><title>' + text(heading.join(' ')) + '</title><desc>' + text(abouts[id].provenance) + '</desc><rect width="100%" height="100%" fill="' + l.page + '"/>'
      + heading.map(function (h, i) { return row(h, 32 + 26 * i, 20, l.ink, 600); }).join('')
      + '<g transform="translate(20 ' + top + ')">' + inner + '</g>'
      + foot.map(function (f, i) { return row(f, top + tall + 18 + 15 * i, 11, l.soft, 400); }).join('') + '</svg>' };
  }

  // The numbers as in the table, and on each row what they are of.
  function csv(id) {
    var columns = abouts[id].columns, more = Object.keys(columns), of = more.map(function (k) { return columns[k]; });
    return [].map.call(document.querySelectorAll('#' + id + ' table tr'), function (tr, i) {
      return page.row([].map.call(tr.cells, function (c) { return c.textContent.replace(/\u00a0/g, ' '); }).concat(i === 0 ? more : of));
    }).join('');
  }

  function take(id, kind) {
    var name = abouts[id].name + '-' + id + '.' + kind;
    if (kind === 'csv') { page.save(csv(id), 'text/csv', name); return; }
    var p = picture(id);
    if (kind === 'svg') { page.save(p.svg, 'image/svg+xml', name); return; }
    var image = new Image();
    image.onload = function () {
      var canvas = document.createElement('canvas');
      canvas.width = 2 * p.width;
      canvas.height = 2 * p.height;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) { page.save(blob, '', name); }, 'image/png');
    };
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(p.svg);
  }

  function button(into, label, title, act) {
    var b = page.make('button', into, { type: 'button', textContent: label, title: title });
    b.setAttribute('aria-label', title);
    b.addEventListener('click', function () { act(b); });
    return b;
  }

  function tools(element) {
    var id = element.dataset.figure, bar = document.createElement('p');
    bar.className = 'tools';
    if (specs[id].kind === 'fan' && specs[id].money) {
      button(bar, 'Logarithmic axis', 'Draw this chart on a logarithmic axis', function (b) {
        logarithmic[id] = !logarithmic[id];
        b.setAttribute('aria-pressed', logarithmic[id]);
        draw(element, specs[id]);
      }).setAttribute('aria-pressed', 'false');
    }
    if (abouts[id]) {
      ['png', 'svg', 'csv'].forEach(function (kind) {
        button(bar, kind.toUpperCase(), 'Save this ' + (kind === 'csv' ? 'table' : 'chart') + ' as ' + kind.toUpperCase(), function () { take(id, kind); });
      });
    }
    if (bar.firstChild) { element.parentNode.insertBefore(bar, element.nextSibling); }
  }

  function tooled() {
    document.querySelectorAll('.chart').forEach(function (element) {
      if (specs[element.dataset.figure] && !element.dataset.tools) {
        element.dataset.tools = 'yes';
        tools(element);
      }
    });
  }

  // A link to something folded away unfolds it.
  function unfold() {
    var goal = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    for (var e = goal; e; e = e.parentElement) { if (e.tagName === 'DETAILS') { e.open = true; } }
    if (goal) { goal.scrollIntoView(); }
  }

  // A chart follows the width of its place, whatever changes it: the window, a column, a phone that is turned.
  var watch = new ResizeObserver(function (places) {
    requestAnimationFrame(function () {
      places.forEach(function (place) {
        var element = place.target, chart = charts[element.dataset.figure];
        if (!printing && chart && chart.getDom() === element && chart.getWidth() !== element.clientWidth) { draw(element, specs[element.dataset.figure]); }
      });
    });
  });
  query.addEventListener('change', all);
  paper.addEventListener('change', all);
  window.addEventListener('beforeprint', function () { printing = true; all(); });
  window.addEventListener('afterprint', function () { printing = false; all(); });
  // Draws charts, new ones or others in their places, with what they say of themselves when they are taken along.
  page.draw = function (more, about) {
    Object.keys(more).forEach(function (id) {
      specs[id] = more[id];
      abouts[id] = about;
    });
    some(more);
    tooled();
  };
  page.charts = charts;
  page.picture = picture;
  page.csv = csv;
  all();
  tooled();
  window.addEventListener('hashchange', unfold);
  unfold();
  document.documentElement.dataset.drawn = Object.keys(charts).length;
})();
