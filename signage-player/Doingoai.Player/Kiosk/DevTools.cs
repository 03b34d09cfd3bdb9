using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Doingoai.Player.Kiosk;

/// <summary>The DevTools protocol over two pipes: JSON texts, each ended by a zero byte.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Stream _commands;
    private readonly PipeReader _answers;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _waiting = new();
    private readonly Task _reading;
    private int _lastId;

    public DevTools(Stream answers, Stream commands)
    {
        _commands = commands;
        // Screenshots are megabytes: few large reads instead of thousands of small ones.
        _answers = PipeReader.Create(answers, new StreamPipeReaderOptions(bufferSize: 256 * 1024));
        _reading = ReadAsync();
    }

    /// <summary>Method, session (if any) and parameters of what the browser tells unasked.</summary>
    public event Action<string, string?, JsonElement>? Told;

    /// <summary>Ends when the pipe breaks.</summary>
    public Task Closed => _reading;

    public async Task<JsonElement> CallAsync(string method, JsonObject? parameters, string? session, CancellationToken cancel)
    {
        var id = Interlocked.Increment(ref _lastId);
        var waiting = _waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await WriteAsync(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [], ["sessionId"] = session }, cancel);
            if (_reading.IsCompleted) throw new DevToolsException("The browser is gone.");
            return await waiting.Task.WaitAsync(Patience, cancel);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or TimeoutException or DevToolsException)
        {
            throw new DevToolsException($"{method}: {error.Message}");
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    /// <summary>Asks the browser to end; it may be too far gone to hear it.</summary>
    public async Task TryCloseBrowserAsync()
    {
        try
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await CallAsync("Browser.close", null, null, soon.Token);
        }
        catch (Exception error) when (error is DevToolsException or OperationCanceledException)
        {
            // It is ended by force next.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _commands.DisposeAsync();
        await _reading;
        _writing.Dispose();
    }

    private async Task WriteAsync(JsonObject message, CancellationToken cancel)
    {
        if (message["sessionId"] is null) message.Remove("sessionId");
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(message), 0];
        await _writing.WaitAsync(cancel);
        try
        {
            await _commands.WriteAsync(bytes, cancel);
            await _commands.FlushAsync(cancel);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var result = await _answers.ReadAsync();
                var buffer = result.Buffer;
                while (buffer.PositionOf((byte)0) is { } end)
                {
                    Take(buffer.Slice(0, end));
                    buffer = buffer.Slice(buffer.GetPosition(1, end));
                }

                _answers.AdvanceTo(buffer.Start, buffer.End);
                if (result.IsCompleted) break;
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The browser has gone; whoever waits is told below.
        }
        finally
        {
            await _answers.CompleteAsync();
            foreach (var waiting in _waiting.Values) waiting.TrySetException(new DevToolsException("The browser is gone."));
        }
    }

    private void Take(ReadOnlySequence<byte> text)
    {
        using var document = JsonDocument.Parse(text);
        var message = document.RootElement;
        if (!message.TryGetProperty("id", out var id))
        {
            Told?.Invoke(
                message.GetProperty("method").GetString()!,
                message.TryGetProperty("sessionId", out var session) ? session.GetString() : null,
                message.TryGetProperty("params", out var parameters) ? parameters.Clone() : default);
            return;
        }

        if (!_waiting.TryGetValue(id.GetInt32(), out var waiting)) return;
        if (message.TryGetProperty("error", out var error)) waiting.TrySetException(new DevToolsException(error.GetProperty("message").GetString()!));
        else waiting.TrySetResult(message.GetProperty("result").Clone());
    }
}
