namespace Doingoai.Portal.Site.Serving;

/// <summary>
/// Stands in front of everything: a page that is kept leaves without routing, sign-in or rendering. Nothing kept depends
/// on who asks (<see cref="KeepPages"/> sees to that).
/// </summary>
internal sealed class ServeKeptPages(RequestDelegate next, PageCache cache)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || !PageKey.IsPlain(request)) return next(http);

        var generation = cache.GenerationAsync(CancellationToken.None);
        return generation.IsCompletedSuccessfully ? ServeAsync(http, generation.Result) : WaitAndServeAsync(http, generation);
    }

    private async Task WaitAndServeAsync(HttpContext http, Task<long> generation) => await ServeAsync(http, await generation);

    private Task ServeAsync(HttpContext http, long generation) =>
        cache.Find(generation, cache.KeyOf(http.Request)) is { } page ? page.SendAsync(http) : next(http);
}
