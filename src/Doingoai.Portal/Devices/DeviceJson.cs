using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices;

/// <summary>The protocol's own JSON over HTTP: strict reading of hostile bodies, answers in the same dialect.</summary>
internal static class DeviceJson
{
    public static IResult Ok<T>(T body) => TypedResults.Bytes(ProtocolJson.ToBytes(body), "application/json");

    /// <summary>A refusal with its closed code.</summary>
    public static IResult Refuse(int status, string code) =>
        TypedResults.Problem(statusCode: status, title: code, extensions: new Dictionary<string, object?> { ["code"] = code });

    /// <summary>The body, or <c>null</c> if it is longer than <paramref name="maxBytes"/> or not a well-formed <typeparamref name="T"/>.</summary>
    public static async Task<T?> ReadAsync<T>(HttpRequest request, int maxBytes, CancellationToken cancel) where T : class =>
        await ReadBytesAsync(request, maxBytes, cancel) is { } bytes ? ProtocolJson.TryRead<T>(bytes) : null;

    /// <summary>The bytes, or <c>null</c> if there are more than <paramref name="maxBytes"/>; no more than that is ever held.</summary>
    public static async Task<byte[]?> ReadBytesAsync(HttpRequest request, int maxBytes, CancellationToken cancel)
    {
        if (request.ContentLength > maxBytes) return null;
        using var body = new MemoryStream();
        var buffer = new byte[Math.Min(maxBytes, 64 * 1024)];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > maxBytes) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
