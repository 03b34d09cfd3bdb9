using Microsoft.Net.Http.Headers;

namespace Doingoai.Portal.Media.Api;

/// <summary>The part of a file that a request asks for.</summary>
internal readonly record struct FileRange(long From, long Length, bool IsPart)
{
    /// <summary>The whole file without a usable range header; <c>null</c> if the range lies outside of it.</summary>
    public static FileRange? Asked(HttpRequest request, long length, EntityTagHeaderValue etag)
    {
        var whole = new FileRange(0, length, IsPart: false);
        var headers = request.GetTypedHeaders();
        if (headers.Range is not { Unit.Value: "bytes", Ranges.Count: 1 } asked) return whole;
        if (headers.IfRange is { } condition && condition.EntityTag?.Compare(etag, useStrongComparison: true) != true) return whole;

        return asked.Ranges.Single() switch
        {
            { From: { } from, To: var to } when from < length => Part(from, Math.Min(to ?? long.MaxValue, length - 1)),
            { From: null, To: { } last and > 0 } when length > 0 => Part(Math.Max(0, length - last), length - 1),
            _ => null,
        };
    }

    private static FileRange Part(long from, long to) => new(from, to - from + 1, IsPart: true);
}
