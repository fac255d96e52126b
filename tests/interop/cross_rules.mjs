// SPDX-License-Identifier: Apache-2.0
// The rules of both profiles that JSON Schema cannot express, because they compare one place of a document with
// another. Written down a second time, from docs/formats/competency-certificate.md and
// competency-unit-statement.md, for documents that fit the schema.

const asList = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const distinct = (values) => new Set(values).size === values.length;

function encoded(code) {
  return [...Buffer.from(code, 'utf8')]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

// A partial date as its first day.
const firstDay = (date) => `${date}-01-01`.slice(0, 10);

// Milliseconds; 24:00:00 is the next day's beginning, which Date does not read everywhere.
function instant(text) {
  const whole = text.replace(/\.[0-9]+/, '');
  return whole.includes('T24:00:00') ? Date.parse(whole.replace('T24', 'T00')) + 86_400_000 : Date.parse(whole);
}
const fraction = (text) => Number(`0${/\.[0-9]{1,9}/.exec(text)?.[0] ?? ''}`);

const names = (rules) => Object.keys(rules).filter((rule) => !rules[rule]);

// Those of all our documents, whatever they say.
export function brokenEnvelopeRules(document) {
  return names({
    'validity in order':
      document.validUntil === undefined ||
      instant(document.validFrom) + 1000 * fraction(document.validFrom) <=
        instant(document.validUntil) + 1000 * fraction(document.validUntil),
    'related resources once': distinct(asList(document.relatedResource).map((one) => one.id)),
    'status id is not its list': asList(document.credentialStatus).every(
      (one) => one.type !== 'BitstringStatusListEntry' || one.id !== one.statusListCredential),
    'messages once': asList(document.credentialStatus).every(
      (one) => !Array.isArray(one.statusMessage) || distinct(one.statusMessage.map((message) => Number(message.status)))),
  });
}

export function brokenRules(document) {
  const { credentialSubject: subject } = document;
  const { achievement } = subject;
  const isStatement = document.type.includes('CompetencyUnitStatement');
  const of = (type) => achievement.alignment.filter((one) => one.targetType === type);
  const [isco] = of('ext:ISCO-08');
  const [esco] = of('ext:ESCO-Occupation');
  const [standard] = of('ext:OccupationalStandard');
  const [field] = of('ext:ISCED-F-2013');
  const levels = of('ext:NQFLevel');
  const units = achievement.resultDescription;
  const local = (profile, fragment) =>
    profile === undefined || !/^urn:uuid:[0-9a-f-]{36}#/.test(profile.id) || profile.id === `${document.id}${fragment}`;
  const completed = new Set(units.filter((_, i) => subject.result[i]?.status === 'Completed').map((one) => one.unitCode));
  const open = new Set(subject.outstandingUnits ?? []);

  const rules = {
    'achievement id': achievement.id === `${standard.targetUrl}#${isStatement ? 'unit-statement' : 'certificate'}`,
    'criteria': achievement.criteria.id === standard.targetUrl,
    'version': achievement.version === standard.targetVersion,
    'ISCO-08 address': isco.targetUrl === `http://data.europa.eu/esco/isco/C${isco.targetCode}`,
    'one occupation title': esco === undefined || esco.targetName === isco.targetName,
    'ISCED-F address': field === undefined || field.targetUrl === `http://data.europa.eu/snb/isced-f/${field.targetCode}`,
    'ISCED-F name': field === undefined || field.targetName === `ISCED-F 2013 ${field.targetCode}`,
    'one level a framework': distinct(levels.map((one) => JSON.stringify([one.targetUrl, one.targetVersion]))),
    'unit ids': units.every((one) => one.id === `${standard.targetUrl}#unit-${encoded(one.unitCode)}`),
    'units once': distinct(units.map((one) => one.unitCode)),
    'a result for each unit':
      subject.result.length === units.length && subject.result.every((one, i) => one.resultDescription === units[i].id),
    'assessment in order': subject.activityStartDate <= subject.activityEndDate,
    'award after assessment': subject.activityEndDate <= document.awardedDate,
    'born before the award': subject.birthDate === undefined || firstDay(subject.birthDate) < document.awardedDate.slice(0, 10),
    'holder id': subject.id.startsWith('did:') || subject.id === `${document.id}#holder`,
    'local ids':
      local(achievement.creator, '#awarding-body') && local(subject.source, '#assessor') && local(subject.trainingProvider, '#provider'),
    'open units': !isStatement || units.every((one) => open.has(one.unitCode) !== completed.has(one.unitCode)),
  };
  return [...names(rules), ...brokenEnvelopeRules(document)];
}
