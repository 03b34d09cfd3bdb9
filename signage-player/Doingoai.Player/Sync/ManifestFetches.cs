using System.Collections.Concurrent;
using System.Text;
using Doingoai.Player.Link;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Sync;

/// <summary>
/// Manifests too large for a message: one at a time for each screen, the one asked for last. Being told of it again does not
/// begin it again, and a connection from which nothing comes is given up: the portal tells of it anew.
/// </summary>
internal sealed partial class ManifestFetches(PortalHttp http, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan StallAfter = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, Fetch> _running = [];

    /// <param name="take">Gets the signed text.</param>
    public void Begin(Guid screen, long version, Func<string, Task> take)
    {
        var fetch = new Fetch(version, new());
        if (_running.TryGetValue(screen, out var before) && before.Version == version) return;
        _running[screen] = fetch;
        before?.Cancel.Cancel();
        _ = Task.Run(() => RunAsync(screen, fetch, take));
    }

    private async Task RunAsync(Guid screen, Fetch fetch, Func<string, Task> take)
    {
        try
        {
            await take(await ReadAsync(Routes.Manifest(screen, fetch.Version), fetch.Cancel.Token));
        }
        catch (OperationCanceledException) when (fetch.Cancel.Token.IsCancellationRequested)
        {
            // Another one was asked for meanwhile.
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogNotFetched(screen, fetch.Version, error.Message); // the portal sends it again when the heartbeat shows it is missing
        }
        finally
        {
            _running.TryRemove(new(screen, fetch));
        }
    }

    // The address is ours to make: a portal in the wrong hands does not choose where we go.
    private async Task<string> ReadAsync(string address, CancellationToken cancel)
    {
        using var stalled = new Stall(StallAfter, time, cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        using var response = await http.SendAsync(request, LinkNames.Http, stalled.Token);
        await using var body = await response.Content.ReadAsStreamAsync(stalled.Token);
        using var text = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (await stalled.ReadSomeAsync(body, piece) is > 0 and var read)
        {
            if (text.Length + read > ManifestVerifier.MaxChars) throw new HttpRequestException($"The manifest is larger than {ManifestVerifier.MaxChars} bytes.");
            text.Write(piece, 0, read);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    // A source without a timer or a handle: nothing to dispose of.
    private sealed record Fetch(long Version, CancellationTokenSource Cancel);

    [LoggerMessage(LogLevel.Warning, "Manifest {Version} of screen {Screen} could not be fetched: {Reason}")]
    private partial void LogNotFetched(Guid screen, long version, string reason);
}
