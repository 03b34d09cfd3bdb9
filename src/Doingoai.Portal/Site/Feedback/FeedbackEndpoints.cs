using System.Text;
using Doingoai.Portal.Site.Serving;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>GET and POST of the form. It needs no cookie and no script, and works from a page that any cache holds.</summary>
internal sealed class FeedbackEndpoints(FeedbackPages pages, ReceiveFeedback receive, PageWriter writer, PageEndpoints others)
{
    private const int LargestForm = 128 * 1024;

    /// <summary>No reader sees it; programs that fill whatever they find fill it.</summary>
    private const string Trap = "website";

    public Task ShowAsync(HttpContext http, string language, string? about) =>
        writer.WriteAsync(http, pages.Form(language, FeedbackInput.Empty with { About = FeedbackInput.PageOf(about ?? "") }, []));

    public async Task SendAsync(HttpContext http, string language)
    {
        if (await ReadAsync(http) is not { } form)
        {
            await writer.WriteAsync(http, pages.Form(language, FeedbackInput.Empty, [FeedbackProblem.TextTooLong]) with { Status = StatusCodes.Status413PayloadTooLarge });
            return;
        }

        var input = FeedbackInput.Of(name => form.GetValueOrDefault(name));
        var token = form.GetValueOrDefault("token").ToString();
        var post = new FeedbackPost(input, token, language, FeedbackNetwork.Of(http.Connection.RemoteIpAddress), form.GetValueOrDefault(Trap).ToString().Length > 0);
        var answer = await receive.RunAsync(post, http.RequestAborted);
        if (answer.Receipt is { } receipt) SeeOther(http, FeedbackAddresses.Receipt(language, receipt));
        else await writer.WriteAsync(http, pages.Form(language, input, answer.Problems, TokenToKeep(answer, token)) with { Status = StatusOf(answer) });
    }

    public async Task ReceiptAsync(HttpContext http, string language, string receipt)
    {
        if (await pages.ReceiptAsync(language, receipt, http.RequestAborted) is { } page) await writer.WriteAsync(http, page);
        else await others.NotFoundAsync(http, language);
    }

    /// <summary><c>null</c> if there is more of it than any reader writes. Read in memory, and by hand: the framework's reader refuses a whole form for one odd sign.</summary>
    private static async Task<Dictionary<string, StringValues>?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > LargestForm) return null;
        if (http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true) return [];

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await http.Request.Body.ReadAsync(buffer, http.RequestAborted) is > 0 and var read)
        {
            if (body.Length + read > LargestForm) return null;
            body.Write(buffer, 0, read);
        }

        return QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
    }

    /// <summary>A form that may be sent again as it is keeps its number, so that it does not count as opened just now.</summary>
    private static string? TokenToKeep(FeedbackAnswer answer, string token) =>
        answer.Problems.Any(problem => problem is FeedbackProblem.Stale or FeedbackProblem.Used) ? null : token;

    private static int StatusOf(FeedbackAnswer answer) =>
        answer.Problems.Contains(FeedbackProblem.Busy) ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;

    private static void SeeOther(HttpContext http, string address)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = address;
        http.Response.Headers.CacheControl = "no-store";
    }
}
