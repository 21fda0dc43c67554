"""What people have tried to break out of Jinja, or to make it work without end."""

from __future__ import annotations

import subprocess
import sys

from tests.command_line import environment

MEMORY = 300_000_000
SECONDS = 50  # for each: tenfold what it should take

# Every one of these must end in an error, and never in what it asks for.
ESCAPES = """
{{ title.__class__ }}
{{ title.__class__.__mro__[1].__subclasses__() }}
{{ title.__class__.__base__.__subclasses__()[0] }}
{{ title['__class__'] }}
{{ title['__cla' ~ 'ss__'] }}
{{ title['\\x5f\\x5fclass\\x5f\\x5f'] }}
{{ title|attr('__class__') }}
{{ title|attr('__cla' ~ 'ss__') }}
{{ title|attr(['__', 'class', '__']|join) }}
{{ (title|attr)('__class__') }}
{{ [title]|map(attribute='__class__')|first }}
{{ [title]|map(attribute='__class__.__mro__')|list|first }}
{{ [title]|map('attr', '__class__')|first }}
{{ ([title]|groupby('__class__'))[0].grouper.__name__ }}
{{ [title, 'a']|sort(attribute='__class__') }}
{{ [title]|unique(attribute='__class__')|list }}
{{ [title]|sum(attribute='__len__') }}
{{ [title, 'b']|max(attribute='__class__') }}
{{ [title]|selectattr('__class__')|list }}
{{ [title]|rejectattr('__class__')|map(attribute='__class__')|first }}
{{ [title]|join(attribute='__class__') }}
{{ ''.__class__.__mro__[1] }}
{{ ().__class__ }}
{{ {}.__class__.fromkeys }}
{{ 1 .__class__ }}
{{ true.__class__ }}
{{ none.__class__ }}
{{ control.__init__.__globals__ }}
{{ control.fields }}
{{ control['fields'] }}
{{ control|attr('fields') }}
{{ [control]|map(attribute='fields')|first }}
{{ control.__slots__ }}
{{ control.__html__() }}
{{ '{0.__class__}'.format(title) }}
{{ '{0.__class__.__mro__}'.format(title) }}
{{ '{0[__class__]}'.format(title) }}
{{ '{x.__init__}'.format(x=control) }}
{{ '{0.fields}'.format(control) }}
{{ '{x.__class__}'.format_map({'x': title}) }}
{{ ('{0.__class__}'|safe).format(title) }}
{{ ('{0.__class__}'|e).format_map({'0': title}) }}
{{ title.format.__globals__ }}
{{ 'x'.format.__closure__ }}
{{ '%(x)s'.__mod__ }}
{{ title|safe|attr('__class__') }}
{{ (title|safe).escape.__self__ }}
{{ self.__init__ }}
{{ self._TemplateReference__context }}
{{ self|attr('_TemplateReference__context') }}
{{ cycler.__init__.__globals__ }}
{{ cycler('a').__init__.__globals__ }}
{{ joiner.__init__.__globals__.os }}
{{ joiner(',').__call__.__globals__ }}
{{ namespace.__init__.__globals__ }}
{{ namespace(a=1).__dict__ }}
{{ namespace(a=1)._Namespace__attrs }}
{{ namespace(a=1).__init__ }}
{{ dict.__subclasses__() }}
{{ dict.mro() }}
{{ range.__self__ }}
{{ range.__globals__ }}
{{ facts.items.__self__ }}
{{ titel.__class__ }}
{{ titel._undefined_hint }}
{{ titel._fail_with_undefined_error }}
{{ control.nothing._undefined_exception }}
{{ (titel|default(title)).__class__ }}
{% for x in numbers %}{{ loop.__class__ }}{% endfor %}
{% for x in numbers %}{{ loop._iterable }}{% endfor %}
{% for x in numbers %}{{ loop._recurse }}{% endfor %}
{% for x in numbers %}{{ loop.cycle.__globals__ }}{% endfor %}
{% for x in numbers recursive %}{{ loop.__call__.__globals__ }}{% endfor %}
{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}
{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}
{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}
{% macro m() %}{% endmacro %}{{ m._environment }}
{% macro m() %}{{ varargs.__class__ }}{% endmacro %}{{ m(1) }}
{% macro m() %}{{ kwargs.__class__ }}{% endmacro %}{{ m(a=1) }}
{% block a %}{{ super.__globals__ }}{% endblock %}
{% block a %}{{ super() }}{% endblock %}
{% block a %}{{ self.a._context }}{% endblock %}
{{ (numbers|map('upper')).gi_frame }}
{{ (numbers|map('upper')).gi_code }}
{{ (numbers|select).gi_frame.f_globals }}
{{ (numbers|batch(1)).gi_frame.f_back }}
{{ title.upper.__self__ }}
{{ title.encode().__class__ }}
{{ lipsum() }}
{{ lipsum.__globals__.os.popen('id').read() }}
{{ url_for.__globals__ }}
{{ get_flashed_messages.__globals__ }}
{{ request.application.__globals__ }}
{{ config.items() }}
{{ settings.SECRET_KEY }}
{{ environment }}
{{ context }}
{{ __builtins__ }}
{{ __import__('os') }}
{{ open('/etc/passwd').read() }}
{{ eval('1') }}
{{ exec('1') }}
{{ os.getpid() }}
{{ getattr(title, 'upper') }}
{{ type(title) }}
{{ vars(control) }}
{{ globals() }}
{{ debug() }}
{% debug %}
{% do numbers.append(1) %}
{% trans %}a{% endtrans %}
{{ _('a') }}
{{ gettext('a') }}
{% include '/etc/passwd' %}
{% include ['a', '/etc/passwd'] %}
{% import 'os' as os %}
{% from 'os' import getpid %}
{% extends '/etc/passwd' %}
{% include title %}
{{ numbers|random }}
{{ title|nosuch }}
{{ title|import }}
{{ numbers|map('nosuch')|list }}
{{ numbers|map('turns of a loop')|list }}
{{ numbers|select('nosuch')|list }}
{% set control.number = 'x' %}
{% set title.upper = 1 %}
{% for title.upper in numbers %}{% endfor %}
{{ numbers.append(4) }}
{{ numbers.clear() }}
{{ numbers.sort() }}
{{ numbers.__setitem__(0, 1) }}
{{ facts.update({'b': 2}) }}
{{ facts.pop('a') }}
{{ facts.setdefault('b', 2) }}
{{ facts.__delitem__('a') }}
{{ blocks[0].items.append('y') }}
{{ numbers|attr('append') }}
{{ [numbers]|map(attribute='append')|first }}
""".strip().splitlines()

_BIG = "{% set b = 'x' * 999999 %}"
_DOUBLED = "{% set n = namespace(x='ab') %}{% for i in range(60) %}{% set n.x = "
_NESTED = "{% set n = namespace(x=[1], y=[1]) %}{% for i in range(60) %}{% set n.x = "

# Every one of these asks for gigabytes or for years.
BOMBS = r"""
{{ 'x'|center(1000000000) }}
{{ 'x'.center(1000000000) }}
{{ 'x'.ljust(1000000000) }}
{{ 'x'.rjust(width=1000000000) if false else 'x'.rjust(1000000000) }}
{{ 'x'.zfill(1000000000) }}
{{ 'x\t'.expandtabs(1000000000) }}
{{ 'x'.encode().center(1000000000) }}
{{ ('x'|safe).center(1000000000) }}
{{ 'a\nb'|indent(1000000000) }}
{{ 'a\nb'|indent('x' * 999999) }}
{{ '%1000000000d'|format(1) }}
{{ '%.1000000000f'|format(1) }}
{{ '%*d'|format(1000000000, 1) }}
{{ '%1000000000d' % 1 }}
{{ '%*d' % (1000000000, 1) }}
{{ '%((a))1000000000d'|format(**{'(a)': 1}) }}
{{ '{:1000000000d}'.format(1) }}
{{ '{:{w}}'.format(1, w=1000000000) }}
{{ '{:.1000000000f}'.format(1.5) }}
{{ ('{:9999}' * 1000).format(*range(1000)) }}
{{ '{x:1000000000}'.format_map({'x': 1}) }}
{{ ('{:1000000000}'|safe).format(1) }}
BIG{{ b.replace('x', b) }}
BIG{{ b|replace('x', b) }}
BIG{{ b|replace('', b) }}
BIG{{ b.join(b) }}
BIG{{ b|join(b) }}
BIG{{ range(1000)|join(b) }}
BIG{{ range(1000)|map('string')|join(b) }}
BIG{{ b.translate({120: b}) }}
BIG{{ [b] * 1000 }}
BIG{{ [b, b, b] }}
BIG{{ (b, b)|string }}
BIG{{ {'a': b, 'b': b} }}
BIG{{ b ~ b }}
BIG{{ b + b }}
BIG{{ '%s%s'|format(b, b) }}
BIG{{ '{}{}'.format(b, b) }}
BIG{% for i in range(99999) %}{{ b }}{% endfor %}
BIG{% macro m() %}{% for i in range(99999) %}{{ b }}{% endfor %}{% endmacro %}{{ m() }}
BIG{% set c %}{{ b }}{{ b }}{{ b }}{% endset %}
BIG{% filter upper %}{{ b }}{{ b }}{% endfilter %}
BIG{% set n = namespace(l=[]) %}{% for i in range(999) %}{% set n.l = n.l + [b ~ i] %}{% endfor %}
BIG{% for i in range(9999) %}{% if 'zz' in b %}{% endif %}{% endfor %}
BIG{% for i in range(9999) %}{{ b|wordcount }}{% endfor %}
BIG{{ b|wordwrap(1) }}
BIG{{ b|wordwrap(1, wrapstring=b) }}
BIG{{ b|striptags }}
BIG{{ b|urlize }}
{{ ('www.a.dk ' * 900)|urlize(rel='x' * 9999) }}
{{ ('&' * 999999)|e }}
{{ ('&' * 999999)|urlencode }}
{{ {'a': '&' * 999999}|xmlattr }}
{{ ('&' * 999999)|tojson }}
{{ ('a' * 999999)|list }}
{{ ('x' * 999999)|pprint|pprint|wordwrap }}
{{ [1]|batch(1000000000, 'x')|list }}
{{ [1]|slice(1000000000)|list }}
{{ 2|round(1000000000, 'ceil') }}
{{ 2.5|round(-1000000000, 'floor') }}
{{ [1, [2]]|tojson(1000000000) }}
{{ {'a': 'b'}|tojson(indent=1000000000) }}
{{ (1).to_bytes(1000000000, 'big') }}
{{ 'x' * 1000000000 }}
{{ 1000000000 * 'x' }}
{{ [1, 2] * 100000000 }}
{{ [[1] * 1000] * 1000 }}
{{ 10 ** 100000000 }}
{{ 2 ** 4095 ** 2 }}
{{ (10 ** 1000) * (10 ** 1000) }}
{{ range(100001) }}
{{ range(100000)|list }}
{{ range(99999)|map('center', 99999)|list }}
{{ range(99999)|map('center', 9999)|join }}
{{ ([[1] * 400] * 400)|sum(start=[]) }}
{{ (('F' * 900000)|int(0, 16)) // (('F' * 400000)|int(0, 16)) }}
{{ (('F' * 900000)|int(0, 16)) % (('F' * 400000)|int(0, 16)) }}
NESTED([1, 2]|map(attribute='z', default=n.x)|batch(2)|first) %}{% endfor %}{{ n.x }}
NESTED1 %}{% set n.x, n.y = [1, 2, 3, 4]|map(attribute='z', default=n.y)|batch(2) %}{% endfor %}{{ n.x }}
NESTEDn.x %}{% for l in [1, 2]|map(attribute='z', default=n.x)|batch(2) %}{% set n.x = l %}{% endfor %}{% endfor %}
{% macro m() %}{% set n.x = varargs %}{% endmacro %}NESTEDn.x %}{% set _ = m(n.x, n.x) %}{% endfor %}{{ n.x }}
{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}
{% for a in range(9999)|map('string') %}{% for b in range(9999)|map('string') %}{% endfor %}{% endfor %}
{% for a in range(999) if a > 0 %}{% for b in range(9999) if b < 0 %}{{ a }}{% endfor %}{% endfor %}
{% for a in [1, 1] recursive %}{{ loop([1, 1]) }}{% endfor %}
{% for a in [1] * 10 recursive %}{% if loop.depth < 12 %}{{ loop([1] * 10) }}{% endif %}{% endfor %}
{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}
{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}
{% block a %}{{ self.a() }}{{ self.a() }}{% endblock %}
{% for i in range(999) %}{% block b scoped %}{% for j in range(9999) %}{{ j }}{% endfor %}{% endblock %}{% endfor %}
DOUBLEDn.x ~ n.x %}{% endfor %}
DOUBLEDn.x + n.x %}{% endfor %}
DOUBLEDn.x|replace('ab', 'abab') %}{% endfor %}
DOUBLED[n.x, n.x]|join %}{% endfor %}
DOUBLED'%s%s'|format(n.x, n.x) %}{% endfor %}
DOUBLED'{0}{0}'.format(n.x) %}{% endfor %}
DOUBLED'{0!r}{0!a}'.format(n.x) %}{% endfor %}
DOUBLED''.join([n.x, n.x]) %}{% endfor %}
DOUBLEDn.x|list + n.x|list %}{% endfor %}
NESTED[n.x, n.x] %}{% endfor %}{{ n.x }}
NESTED[n.x, n.x] %}{% set n.y = [n.y, n.y] %}{% endfor %}{{ n.x == n.y }}
NESTED(n.x, n.x) %}{% endfor %}{{ {n.x: 1} }}
NESTEDdict(a=n.x, b=n.x) %}{% endfor %}{{ n.x|tojson }}
NESTED{'a': n.x, 'b': n.x} %}{% endfor %}{{ n.x }}
NESTEDcycler(n.x, n.x).items %}{% endfor %}{{ n.x }}
NESTEDn.x + n.x %}{% endfor %}
NESTEDn.x|batch(1)|list + n.x|batch(1)|list %}{% endfor %}{{ n.x }}
{% set n = namespace(x=2) %}{% for i in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}
{% set n = namespace(x=2) %}{% for i in range(60) %}{% set n.x = n.x ** n.x %}{% endfor %}
""".strip()
BOMBS = BOMBS.replace("BIG", _BIG).replace("DOUBLED", _DOUBLED).replace("NESTED", _NESTED)
# These are too much already for the compiler.
UNREADABLE = {
    "9,000 brackets": "{{ " + "(" * 9_000 + "1" + ")" * 9_000 + " }}",
    "9,000 square brackets": "{{ " + "[" * 9_000 + "]" * 9_000 + " }}",
    "9,000 filters": "{{ title" + "|upper" * 9_000 + " }}",
    "9,000 fields": "{{ title" + ".a" * 9_000 + " }}",
    "9,000 sums": "{{ 1" + "+1" * 9_000 + " }}",
    "9,000 noes": "{{ " + "not " * 9_000 + "1 }}",
    "9,000 choices": "{{ " + "1 if 0 else " * 9_000 + "1 }}",
    "9,000 conditions": "{% if title %}" * 9_000 + "{% endif %}" * 9_000,
    "150 brackets": "{{ " + "(" * 150 + "title" + ",)" * 150 + " }}",
    "25 loops": "{% for x in numbers %}" * 25 + "{% endfor %}" * 25,
    "110 conditions": "{% if title %}" * 110 + "{% endif %}" * 110,
    "a number of 5,000 digits": "{{ " + "9" * 5_000 + " }}",
}

_FILLED = f"""\
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from generator.problems import RollebogError
from generator.render.template import FAULTS, Template
from generator.render.environment import Environment
from tests.hostile_tags import BOMBS
for source in BOMBS.splitlines()[::int(sys.argv[1])]:
    start = time.perf_counter()
    try:
        said = f"printed {{len(Environment().from_string(source).render())}} letters"
    except FAULTS as error:
        said = f"{{type(error).__name__}}: {{error}}"
    print(json.dumps([source, said, time.perf_counter() - start]), flush=True)
"""


def filled(every: int) -> subprocess.CompletedProcess[str]:
    """Fill one bomb of so many in one process that may use 300 MB; a line of JSON for each."""
    return subprocess.run(
        [sys.executable, "-c", _FILLED, str(every)], env=environment(), stdin=subprocess.DEVNULL, capture_output=True,
        encoding="utf-8", timeout=3 * SECONDS, check=False,
    )  # fmt: skip
