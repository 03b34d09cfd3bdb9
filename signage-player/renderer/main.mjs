import { startBeat } from './beat.mjs';
import { Connection } from './connection.mjs';
import { keepShortcuts } from './keys.mjs';
import { PortalClock } from './portal-clock.mjs';
import { Stage } from './stage.mjs';
import { Technician } from './technician/technician.mjs';

const query = new URLSearchParams(location.search);
// The token has done its work: the cookie carries on, and the address bar tells nobody.
query.delete('token');
history.replaceState(null, '', query.size ? `/?${query}` : '/');

const stage = new Stage(document.getElementById('stage'), {
  clock: new PortalClock(),
  send: (message) => connection.send(message),
  fit: query.has('fit'),
});

const technician = new Technician(stage, (message) => connection.send(message));

const handlers = {
  views: ({ views }) => stage.showAll(views),
  view: ({ view }) => stage.show(view),
  technician: ({ technician: view }) => technician.show(view),
  reload: () => location.reload(),
};

const own = new URLSearchParams([...query].filter(([name]) => name === 'output' || name === 'seat'));
const connection = new Connection(`ws://${location.host}/ws?${own}`, {
  onOpen: () => stage.repeat(),
  onClose: () => technician.lost(),
  onMessage: (message) => handlers[message.type]?.(message),
});
keepShortcuts();
startBeat((message) => connection.send(message), () => stage.alive);
