using System.Text.Json;
using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Doingoai.Player.Link;

/// <summary>One connection to the hub.</summary>
internal sealed class SignalRConnection : ILinkConnection
{
    private const string Full = "Full";

    private readonly HubConnection _hub;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SignalRConnection(HubConnection hub, Func<Envelope, ValueTask> received)
    {
        _hub = hub;
        _hub.Closed += _ =>
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        };

        // As an element first: a message that is no envelope is dropped, not an error of the connection.
        _hub.On<JsonElement>("Receive", async body =>
        {
            if (ProtocolJson.TryRead<Envelope>(body) is { V: Envelope.Format } envelope) await received(envelope);
        });
    }

    public Task Closed => _closed.Task;

    public async Task<SendResult> SendAsync(Envelope envelope, CancellationToken cancel)
    {
        try
        {
            await _hub.InvokeAsync("Send", envelope, cancel);
            return SendResult.Taken;
        }
        catch (HubException refusal)
        {
            return refusal.Message.EndsWith(Full, StringComparison.Ordinal) ? SendResult.Full : SendResult.Refused;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _closed.TrySetResult();
    }
}
