using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>A portal's media address that misbehaves as told, one trouble per request.</summary>
public sealed class RangeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, byte[]> _files = [];
    private int _inFlight;

    private RangeServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapGet("/device/v1/media/{sha256}", AnswerAsync);
    }

    public Uri Address => new(_app.Urls.Single());

    public ConcurrentQueue<(string Sha256, string? Range, string? Token)> Requests { get; } = [];

    /// <summary>What goes wrong with the next requests.</summary>
    public ConcurrentQueue<Trouble> Troubles { get; } = [];

    public int MostInFlight { get; private set; }

    public TimeSpan Slowness { get; set; }

    public static async Task<RangeServer> StartAsync()
    {
        var server = new RangeServer();
        await server._app.StartAsync();
        return server;
    }

    public void Add(string sha256, byte[] bytes) => _files[sha256] = bytes;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http, string sha256)
    {
        var range = http.Request.Headers.Range.ToString();
        Requests.Enqueue((sha256, range.Length == 0 ? null : range, http.Request.Headers.Authorization.ToString()));
        MostInFlight = Math.Max(MostInFlight, Interlocked.Increment(ref _inFlight));
        try
        {
            await Task.Delay(Slowness, http.RequestAborted);
            var trouble = Troubles.TryDequeue(out var next) ? next : Trouble.None;
            if (trouble.Status is { } status || !_files.TryGetValue(sha256, out var bytes))
            {
                http.Response.StatusCode = trouble.Status ?? StatusCodes.Status404NotFound;
                return;
            }

            await SendAsync(http, bytes, trouble);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private static async Task SendAsync(HttpContext http, byte[] whole, Trouble trouble)
    {
        var (from, to) = (0, whole.Length - 1);
        if (http.Request.GetTypedHeaders().Range?.Ranges.Single() is { } range && !trouble.IgnoresRange)
        {
            (from, to) = ((int)range.From!, (int)Math.Min(range.To!.Value, whole.Length - 1));
            http.Response.StatusCode = StatusCodes.Status206PartialContent;
            http.Response.Headers.ContentRange = $"bytes {from + trouble.ShiftsRange}-{to}/{whole.Length}";
        }

        var bytes = whole[from..(to + 1)];
        if (trouble.FlipsAt is { } at && at >= from && at <= to) bytes[at - from] ^= 0x10;
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes.AsMemory(0, Math.Min(trouble.CutsAfter ?? bytes.Length, bytes.Length)), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        if (trouble.CutsAfter is null) return;

        // A reset discards what the receiver has not read yet.
        if (trouble.CutsWhen is { } isTime)
            while (!isTime() && !http.RequestAborted.IsCancellationRequested) await Task.Delay(5, CancellationToken.None);
        http.Abort();
    }
}

/// <summary>One thing that goes wrong.</summary>
public sealed record Trouble(int? Status = null, int? CutsAfter = null, int? FlipsAt = null, bool IgnoresRange = false, int ShiftsRange = 0, Func<bool>? CutsWhen = null)
{
    public static Trouble None { get; } = new();
}
