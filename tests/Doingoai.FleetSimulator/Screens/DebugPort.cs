using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Doingoai.FleetSimulator.Screens;

/// <summary>
/// A second way into the browser of a player, beside the player's own pipe: the scenario judges what is on the screen by
/// itself. One caller at a time.
/// </summary>
internal sealed class DebugPort : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // A question that is lost while the page is replaced is never answered.
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket _socket = new();
    private readonly ArrayBufferWriter<byte> _answer = new(1024 * 1024);
    private int _lastId;

    private DebugPort()
    {
    }

    /// <summary>The program to name as the kiosk's browser: Chromium with a debugging port, which no kiosk has.</summary>
    public static string Wrap(string folder)
    {
        var path = Path.Combine(folder, "open-chromium");
        File.WriteAllText(path, "#!/bin/sh\nexec /usr/bin/chromium --remote-debugging-port=0 \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>The player's page, once the browser that was started after <paramref name="since"/> has it; <c>null</c>: not yet.</summary>
    public static async Task<DebugPort?> TryAttachAsync(string browsers, DateTime since, CancellationToken cancel)
    {
        if (PortOf(browsers, since) is not { } port) return null;
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            var pages = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/json/list"), cancel));
            var page = pages.EnumerateArray().FirstOrDefault(one => one.GetProperty("url").GetString()!.StartsWith("http://127.0.0.1", StringComparison.Ordinal));
            if (page.ValueKind != JsonValueKind.Object) return null;

            var opened = new DebugPort();
            await opened._socket.ConnectAsync(new(page.GetProperty("webSocketDebuggerUrl").GetString()!), cancel);
            return opened;
        }
        catch (Exception error) when (error is HttpRequestException or WebSocketException or JsonException)
        {
            return null; // it is only starting
        }
    }

    /// <exception cref="InvalidOperationException">The page refused, went away, or lost the question, as it does when it is replaced meanwhile.</exception>
    public async Task<JsonElement> CallAsync(string method, object? parameters, CancellationToken cancel, TimeSpan? within = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(within ?? Patience);
        try
        {
            return await AskAsync(method, parameters, patience.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException && !cancel.IsCancellationRequested)
        {
            throw new InvalidOperationException($"{method}: no answer", error);
        }
    }

    /// <summary>The value of an expression in the page.</summary>
    public async Task<JsonElement> EvaluateAsync(string expression, CancellationToken cancel) =>
        (await CallAsync("Runtime.evaluate", new { expression, returnByValue = true, awaitPromise = true }, cancel)).GetProperty("result") is var result && result.TryGetProperty("value", out var value)
            ? value
            : default;

    /// <summary>The same while a page may just be coming up: <c>null</c> when there is nothing to look at; then this way in is used up.</summary>
    public async Task<ScreenSample?> TryLookAsync(CancellationToken cancel)
    {
        try
        {
            return await LookAsync(cancel, ShortPatience);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public async Task<ScreenSample> LookAsync(CancellationToken cancel, TimeSpan? within = null)
    {
        var shot = await CallAsync("Page.captureScreenshot", new { format = "jpeg", quality = 60, optimizeForSpeed = true }, cancel, within);
        return ScreenSample.Of(shot.GetProperty("data").GetBytesFromBase64());
    }

    public void Dispose() => _socket.Dispose();

    private async Task<JsonElement> AskAsync(string method, object? parameters, CancellationToken cancel)
    {
        var id = ++_lastId;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters ?? new { } }), WebSocketMessageType.Text, true, cancel);
        while (true)
        {
            await ReceiveAsync(cancel);
            using var message = JsonDocument.Parse(_answer.WrittenMemory);
            if (!message.RootElement.TryGetProperty("id", out var answered) || answered.GetInt32() != id) continue;
            return message.RootElement.TryGetProperty("result", out var result) ? result.Clone() : throw new InvalidOperationException($"{method}: {message.RootElement}");
        }
    }

    private async Task ReceiveAsync(CancellationToken cancel)
    {
        _answer.ResetWrittenCount();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_answer.GetMemory(64 * 1024), cancel);
            if (part.MessageType == WebSocketMessageType.Close) throw new WebSocketException("The browser is gone.");
            _answer.Advance(part.Count);
        }
        while (!part.EndOfMessage);
    }

    // Chromium writes the port it took into its profile, which is a fresh one at every start.
    private static string? PortOf(string browsers, DateTime since)
    {
        try
        {
            var file = new DirectoryInfo(browsers).EnumerateFiles("DevToolsActivePort", SearchOption.AllDirectories).Where(one => one.LastWriteTimeUtc >= since).MaxBy(one => one.LastWriteTimeUtc);
            return file is null ? null : File.ReadLines(file.FullName).FirstOrDefault();
        }
        catch (IOException)
        {
            return null; // an old profile is just being removed
        }
    }
}
