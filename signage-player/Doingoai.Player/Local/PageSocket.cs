using System.Net.WebSockets;
using Doingoai.Player.Technician;
using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.Http;

namespace Doingoai.Player.Local;

/// <summary>The WebSocket of a page: views go down, small bounded reports come up.</summary>
internal sealed class PageSocket(LocalRendererPort port, ITechnicianDesk desk, TimeProvider time)
{
    private const int MaxMessageBytes = 4096;
    private const int MaxMessagesPerSecond = 100;

    public async Task RunAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var page = port.Connect(context.Request.Query["output"], context.Request.Query["seat"]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        try
        {
            var sending = SendAsync(socket, page, stop.Token);
            await ReceiveAsync(socket, page, stop.Token);
            await stop.CancelAsync();
            await sending;
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            // The page has gone; the next one gets everything again.
        }
        finally
        {
            port.Disconnect(page);
            desk.Left(page);
        }
    }

    private static async Task SendAsync(WebSocket socket, RendererPage page, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            foreach (var order in await page.NextAsync(stop))
                await socket.SendAsync(ProtocolJson.ToBytes(order), WebSocketMessageType.Text, endOfMessage: true, stop);
        }
    }

    private async Task ReceiveAsync(WebSocket socket, RendererPage page, CancellationToken stop)
    {
        var buffer = new byte[MaxMessageBytes];
        var (second, count) = (time.GetTimestamp(), 0);
        while (await ReadAsync(socket, buffer, stop) is { } length)
        {
            if (time.GetElapsedTime(second) >= TimeSpan.FromSeconds(1)) (second, count) = (time.GetTimestamp(), 0);
            if (++count > MaxMessagesPerSecond || ProtocolJson.TryRead<PageMessage>(buffer.AsSpan(0, length)) is not { } message)
            {
                await CloseAsync(socket, WebSocketCloseStatus.PolicyViolation, stop);
                return;
            }

            if (message is { Type: "technician", Technician: { } ask }) desk.Take(page, port.ScreensOf(page), ask);
            else port.Receive(page, message);
        }
    }

    private static async Task<int?> ReadAsync(WebSocket socket, byte[] buffer, CancellationToken stop)
    {
        for (var length = 0; ;)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
            if (received.MessageType == WebSocketMessageType.Close) return null;

            length += received.Count;
            if (received.EndOfMessage) return length;
            if (length < buffer.Length) continue;

            await CloseAsync(socket, WebSocketCloseStatus.MessageTooBig, stop);
            return null;
        }
    }

    private static Task CloseAsync(WebSocket socket, WebSocketCloseStatus status, CancellationToken stop) =>
        socket.CloseOutputAsync(status, null, stop);
}
