using Bunit;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Site.Feedback;
using Doingoai.Portal.Tests.Admin;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Site.Feedback;

/// <summary>The inbox as those see it who may handle messages, and those who may also know who wrote them.</summary>
[StartsPortal]
public sealed class InboxPageTests(PortalFixture portal) : AdminRoom, IClassFixture<PortalFixture>
{
    private const string Hostile = "Dòng một <script>alert(1)</script>\nDòng hai";

    [Theory]
    [InlineData("publisher", true)]
    [InlineData("author", false)]
    public async Task Who_wrote_is_shown_only_to_those_who_may_answer(string user, bool sees)
    {
        var receipt = await ArriveAsync();
        var page = Open(user, receipt);

        page.WaitForAssertion(() => Assert.Contains("Dòng hai", page.Markup, StringComparison.Ordinal));
        Assert.Equal(sees, page.Markup.Contains("mailto:ban.doc%40example.vn", StringComparison.Ordinal));
        Assert.Equal(sees, page.Markup.Contains("Nguyễn Bạn Đọc", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_reader_wrote_is_text()
    {
        var page = Open("publisher", await ArriveAsync());

        page.WaitForAssertion(() => Assert.Contains("&lt;script&gt;alert(1)", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("<script>", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_and_a_note_are_kept()
    {
        var receipt = await ArriveAsync();
        var page = Open("author", receipt);
        page.WaitForElement("#note").Change("Đã chuyển đơn vị phụ trách");
        page.Find("#mark-answered").Click();

        page.WaitForAssertion(() => Assert.Contains("badge-good", page.Markup, StringComparison.Ordinal));
        await using var db = await portal.Dbs.CreateDbContextAsync(Xunit.TestContext.Current.CancellationToken);
        var kept = await db.Feedback.SingleAsync(row => row.Receipt == receipt, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal((FeedbackState.Answered, "Đã chuyển đơn vị phụ trách"), (kept.State, kept.Note));
    }

    private IRenderedComponent<InboxPage> Open(string user, string receipt)
    {
        Services.AddSingleton(new FeedbackInbox(portal.Dbs));
        Services.AddSingleton(portal.Services.GetRequiredService<IAccess>());
        Services.AddSingleton<ICurrentPerson>(new Somebody(portal, user));
        Services.AddSingleton(new HandleFeedback(portal.Dbs, portal.Services.GetRequiredService<IAccess>(), portal.Services.GetRequiredService<Doingoai.Portal.Platform.Auditing.IActor>(), TimeProvider.System));
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/admin/feedback?open={receipt}");
        return Render<InboxPage>();
    }

    private async Task<string> ArriveAsync()
    {
        await using var db = await portal.Dbs.CreateDbContextAsync(Xunit.TestContext.Current.CancellationToken);
        var input = new FeedbackInput(FeedbackTopic.Question, Hostile, "Nguyễn Bạn Đọc", "ban.doc@example.vn", "");
        var message = new FeedbackMessage(input, FeedbackReceipt.New(), Guid.NewGuid().ToString("N"), "vi", FeedbackState.New, DateTimeOffset.UtcNow);
        db.Feedback.Add(message);
        await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        return message.Receipt;
    }

    private sealed class Somebody(PortalFixture portal, string user) : ICurrentPerson
    {
        public async ValueTask<Person?> GetAsync() => await portal.PersonAsync(user);
    }
}
