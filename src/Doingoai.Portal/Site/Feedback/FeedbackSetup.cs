using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Persistence;

namespace Doingoai.Portal.Site.Feedback;

internal static class FeedbackSetup
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddFeedback(this IServiceCollection services)
    {
        services.AddOptions<FeedbackOptions>().BindConfiguration(FeedbackOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddModelPart<FeedbackModel>();
        services.AddSingleton<FeedbackToken>().AddSingleton<FeedbackAllowance>().AddSingleton<FeedbackPostLimit>();
        services.AddSingleton<ReceiveFeedback>().AddSingleton<FeedbackPages>().AddSingleton<FeedbackEndpoints>();
        services.AddSingleton<FeedbackInbox>().AddScoped<HandleFeedback>().AddSingleton<EraseFeedback>();
        services.AddLoop<EraseFeedbackLoop>();
        services.AddNavEntry<Texts>(new(NavSection.Content, 40, "Feedback", "/admin/feedback", "mark_email_unread", Permission.WriteContent));
    }

    public static void MapFeedback(this WebApplication app)
    {
        var limit = app.Services.GetRequiredService<FeedbackPostLimit>();
        foreach (var language in Languages.All)
        {
            var form = app.MapGroup(FeedbackAddresses.Route(language)).WithMetadata(new PublicPage()).AllowAnonymous();
            form.MapMethods("", Reading, (HttpContext http, string? about, FeedbackEndpoints feedback) => feedback.ShowAsync(http, language, about));
            form.MapMethods("/{receipt}", Reading, (HttpContext http, string receipt, FeedbackEndpoints feedback) => feedback.ReceiptAsync(http, language, receipt));
            form.MapPost("", (HttpContext http, FeedbackEndpoints feedback) => feedback.SendAsync(http, language)).RequireRateLimiting(limit);
        }
    }
}
