// Plain old JavaScript: it must run far enough on any Node.js to say that it is too old.
var wanted = [20, 19];
var found = process.versions.node.split('.').map(Number);
if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    'Livery needs Node.js ' + wanted.join('.') + ' or newer; this is ' + process.version + '.',
  );
  process.exit(1);
}
