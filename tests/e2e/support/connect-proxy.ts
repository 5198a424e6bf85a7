import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

export interface ConnectProxy {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * A proxy on loopback that leads `CONNECT host:443` of these hosts to one local port and refuses all else. Firefox
 * has no way of sending a host name to another port, so this is how it sees the sandbox under production names.
 */
export async function startConnectProxy(targetPort: number, hosts: readonly string[]): Promise<ConnectProxy> {
  const allowed = new Set(hosts.map((host) => `${host}:443`));
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  };
  const server = createServer((_, response) => response.writeHead(403).end());
  server.on('connection', keep);
  server.on('connect', (request, fromBrowser: Socket, head) => {
    if (request.url === undefined || !allowed.has(request.url)) return void fromBrowser.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const toSandbox = connect(targetPort, '127.0.0.1');
    keep(toSandbox);
    // A side that breaks off takes the other with it; there is nobody to tell.
    toSandbox.on('error', () => fromBrowser.destroy());
    fromBrowser.on('error', () => toSandbox.destroy());
    toSandbox.once('connect', () => {
      fromBrowser.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      toSandbox.write(head);
      fromBrowser.pipe(toSandbox).pipe(fromBrowser);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
