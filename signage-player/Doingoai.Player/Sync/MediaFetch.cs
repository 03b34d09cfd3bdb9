using System.Net;
using System.Net.Http.Headers;
using Doingoai.Player.Storage;
using Doingoai.Protocol.Manifests;

namespace Doingoai.Player.Sync;

/// <summary>Fetches one file: a small one by one request, a large one by ranges of pieces that are verified one by one.</summary>
internal sealed class MediaFetch(HttpClient http, BearerSource bearer, MediaStore store, ManifestMedia media, DownloadBounds bounds, DownloadRules rules, TimeProvider time) : IDisposable
{
    private MediaPart? _part;

    // A piece of which only the beginning came; the rest is fetched from there. In memory only: a restart loses less than a piece.
    private readonly byte[] _begun = media.Chunks.Count <= 1 ? [] : new byte[ManifestMedia.ChunkBytes];
    private int _begunChunk = -1;
    private int _begunBytes;

    public ManifestMedia Media => media;

    /// <summary>A screen must show it at once: nothing holds it back.</summary>
    public bool IsUrgent { get; set; }

    public bool IsHeld => !rules.MayFetch(media, IsUrgent);

    public bool IsSmall => media.Chunks.Count <= 1;

    /// <summary>Pieces that have come by now.</summary>
    public int Progress { get; private set; }

    /// <summary>Why the last attempt failed, in short.</summary>
    public string? Reason { get; private set; }

    public async Task<FetchOutcome> RunAsync(CancellationToken cancel)
    {
        if (!IsOnPortal(media.Address)) return Failed("address");
        try
        {
            return IsSmall ? await FetchWholeAsync(cancel) : await FetchPiecesAsync(cancel);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return Failed(error is HttpRequestException http ? http.StatusCode?.ToString() ?? http.HttpRequestError.ToString() : error.GetType().Name);
        }
    }

    public void Dispose()
    {
        if (_part is { } part) store.Close(part);
        _part = null;
    }

    private async Task<FetchOutcome> FetchWholeAsync(CancellationToken cancel)
    {
        using var stalled = new Stall(bounds.Stall, time, cancel);
        using var response = await SendAsync(null, stalled);
        if (response.StatusCode != HttpStatusCode.OK) return Failed($"{(int)response.StatusCode}");

        await using var body = await response.Content.ReadAsStreamAsync(stalled.Token);
        var bytes = new byte[media.Size];
        if (!await ReadAsync(stalled, body, bytes)) return Failed("cut");
        return Of(await store.PutAsync(media, bytes));
    }

    private async Task<FetchOutcome> FetchPiecesAsync(CancellationToken cancel)
    {
        if ((_part ??= await store.BeginAsync(media)) is not { } part) return FetchOutcome.DiskRefuses;

        while (part.Missing is var (first, count))
        {
            if (IsHeld) return FetchOutcome.Held;
            var outcome = await FetchRangeAsync(part, first, Math.Min(count, bounds.RequestChunks), cancel);
            if (outcome != FetchOutcome.Arrived) return outcome;
        }

        _part = null;
        return Of(await store.CompleteAsync(part));
    }

    private async Task<FetchOutcome> FetchRangeAsync(MediaPart part, int first, int count, CancellationToken cancel)
    {
        using var stalled = new Stall(bounds.Stall, time, cancel);
        if (_begunChunk != first) (_begunChunk, _begunBytes) = (first, 0);
        var (from, to) = (MediaPart.OffsetOf(first) + _begunBytes, MediaPart.OffsetOf(first + count - 1) + part.LengthOf(first + count - 1) - 1);
        using var response = await SendAsync(new(from, to), stalled);
        var isWhole = response.StatusCode == HttpStatusCode.OK; // a proxy that knows no ranges
        if (!isWhole && (response.StatusCode != HttpStatusCode.PartialContent || response.Content.Headers.ContentRange?.From != from))
            return Failed($"{(int)response.StatusCode}");

        await using var body = await response.Content.ReadAsStreamAsync(stalled.Token);
        var outcome = FetchOutcome.Arrived;
        if (isWhole) (_begunChunk, _begunBytes) = (0, 0);
        for (var chunk = _begunChunk; chunk < (isWhole ? media.Chunks.Count : first + count); chunk++)
        {
            if (IsHeld) return FetchOutcome.Held;
            if (_begunChunk != chunk) (_begunChunk, _begunBytes) = (chunk, 0);
            if (!await FillAsync(stalled, body, part.LengthOf(chunk))) return Failed("cut");
            if (chunk < first) continue;

            // One wrong piece does not spoil those behind it.
            var written = await store.WriteAsync(part, chunk, _begun.AsMemory(0, part.LengthOf(chunk)));
            _begunBytes = 0;
            if (written == MediaOutcome.DiskRefuses) return FetchOutcome.DiskRefuses;
            if (written == MediaOutcome.Mismatch) (outcome, Reason) = (FetchOutcome.Mismatch, $"piece {chunk}");
            else Progress++;
        }

        return outcome;
    }

    // False if it was cut; what came of the piece is kept.
    private async Task<bool> FillAsync(Stall stalled, Stream body, int length)
    {
        while (_begunBytes < length)
        {
            var read = await stalled.ReadSomeAsync(body, _begun.AsMemory(_begunBytes, Slice(length - _begunBytes)));
            if (read == 0) return false;
            _begunBytes += read;
            await PauseAsync(stalled, read);
        }

        return true;
    }

    private async Task<bool> ReadAsync(Stall stalled, Stream body, Memory<byte> into)
    {
        while (into.Length > 0)
        {
            var slice = into[..Slice(into.Length)];
            if (!await stalled.ReadAsync(body, slice)) return false;
            into = into[slice.Length..];
            await PauseAsync(stalled, slice.Length);
        }

        return true;
    }

    // In slices, so that a limit is kept evenly: what is not read the sender does not send.
    private int Slice(int left) => IsUrgent ? left : Math.Min(left, rules.Slice);

    private async Task PauseAsync(Stall stalled, int read)
    {
        if (!IsUrgent && rules.After(read) is { Ticks: > 0 } wait) await stalled.WaitAsync(wait);
    }

    private async Task<HttpResponseMessage> SendAsync(RangeItemHeaderValue? range, Stall stalled)
    {
        var token = await bearer(stalled.Token) ?? throw new HttpRequestException(HttpRequestError.UserAuthenticationError);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(media.Address, UriKind.Relative));
        request.Headers.Authorization = new("Bearer", token);
        if (range is not null) request.Headers.Range = new() { Ranges = { range } };
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stalled.Token);
    }

    private FetchOutcome Failed(string reason)
    {
        Reason = reason;
        return FetchOutcome.Unavailable;
    }

    private FetchOutcome Of(MediaOutcome outcome)
    {
        if (outcome == MediaOutcome.Mismatch) Reason = "whole";
        return outcome switch
        {
            MediaOutcome.Stored => FetchOutcome.Arrived,
            MediaOutcome.Mismatch => FetchOutcome.Mismatch,
            _ => FetchOutcome.DiskRefuses,
        };
    }

    // The token must not go to another host.
    private static bool IsOnPortal(string address) => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\');
}
