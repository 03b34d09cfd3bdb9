using System.Net;
using System.Net.Http.Json;
using Doingoai.Player.Link;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Enrolment;

/// <summary>The three requests of an enrolment. A refusal is <c>null</c> or its code; anything else throws.</summary>
internal sealed class EnrolmentHttp(HttpClient http)
{
    private const int MaxBytes = 512 * 1024; // the roster travels in the last answer

    public async Task<(EnrolmentAnswer? Answer, string? Refusal)> AnnounceAsync(EnrolmentRequest request, CancellationToken cancel)
    {
        using var response = await http.PostAsync(Relative(Routes.Enrolments), JsonContent.Create(request, options: ProtocolJson.Options), cancel);
        var bytes = await BoundedContent.ReadAsync(response.Content, MaxBytes, cancel);
        if (response.IsSuccessStatusCode) return (ProtocolJson.TryRead<EnrolmentAnswer>(bytes) ?? throw new HttpRequestException("The answer could not be read."), null);
        if (response.StatusCode is HttpStatusCode.Conflict) return (null, System.Text.Encoding.UTF8.GetString(bytes));
        throw new HttpRequestException($"The portal answered {(int)response.StatusCode}.");
    }

    /// <summary><c>null</c>: refused for good.</summary>
    public async Task<StartAnswer?> StartAsync(StartRequest request, CancellationToken cancel)
    {
        using var response = await http.PostAsync(Relative(Routes.Start), JsonContent.Create(request, options: ProtocolJson.Options), cancel);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.BadRequest) return null;
        response.EnsureSuccessStatusCode();
        return ProtocolJson.TryRead<StartAnswer>(await BoundedContent.ReadAsync(response.Content, MaxBytes, cancel)) ?? throw new HttpRequestException("The answer could not be read.");
    }

    public async Task<EnrolmentStatusAnswer?> RevealAsync(Guid enrolment, string nonce, CancellationToken cancel)
    {
        using var response = await http.PostAsync(Relative(Routes.EnrolmentReveal(enrolment)), JsonContent.Create(new EnrolmentRevealRequest(nonce), options: ProtocolJson.Options), cancel);
        return await ReadAsync(response, cancel);
    }

    public async Task<EnrolmentStatusAnswer?> StatusAsync(Guid enrolment, CancellationToken cancel)
    {
        using var response = await http.GetAsync(Relative(Routes.EnrolmentStatus(enrolment)), cancel);
        return await ReadAsync(response, cancel);
    }

    private static async Task<EnrolmentStatusAnswer?> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.Gone) return null;
        response.EnsureSuccessStatusCode();
        return ProtocolJson.TryRead<EnrolmentStatusAnswer>(await BoundedContent.ReadAsync(response.Content, MaxBytes, cancel)) ?? throw new HttpRequestException("The answer could not be read.");
    }

    private static Uri Relative(string address) => new(address, UriKind.Relative);
}
