using Bunit;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Pages;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using TestContext = Xunit.TestContext;

namespace Doingoai.Portal.Tests.Content.Pages;

[StartsPortal]
public sealed class PublishDialogTests(PortalFixture portal) : DeskRoom(portal)
{
    [Fact]
    public async Task The_author_may_choose_the_portal_and_reads_why_not_the_screens()
    {
        var item = await ArticleAsync();
        await SitAsync("author");
        var dialog = Dialog(item.Item);

        Assert.True(dialog.Find("#publish-Screens-vi").HasAttribute("disabled"));
        Assert.NotEmpty(dialog.Find("#why-Screens-vi.why-not").TextContent);
        Assert.True(dialog.Find("#publish-Screens").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_publisher_puts_it_on_both_by_one_button()
    {
        await ScreenClassAsync();
        var item = await ArticleAsync();
        await SitAsync("publisher");
        var dialog = Dialog(item.Item);
        Assert.True(dialog.Find("#publish-Portal-vi").HasAttribute("checked"));
        Assert.False(dialog.Find("#publish-Screens-vi").HasAttribute("checked"));

        dialog.Find("#publish-Screens").Change(true);
        dialog.WaitForState(() => !dialog.Find("#publish-now").HasAttribute("disabled"), TimeSpan.FromSeconds(60));
        Assert.Contains("Màn hình thử", dialog.Find(".slides").TextContent, StringComparison.Ordinal);
        Assert.Contains("Cổng 1 · Màn hình 1", dialog.Find("#publish-now").TextContent, StringComparison.Ordinal);
        dialog.Find("#publish-now").Click();

        await Task.Run(async () =>
        {
            while (await ReadAsync(db => db.Publications.CountAsync(row => row.ItemId == item.Item)) < 2) await Task.Delay(50, TestContext.Current.CancellationToken);
        }, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var channels = await ReadAsync(db => db.Publications.Where(row => row.ItemId == item.Item).Select(row => row.Channel).ToListAsync());
        Assert.Equal([Channel.Portal, Channel.Screens], channels.Order());
    }

    private async Task ScreenClassAsync()
    {
        await using var db = await Portal.Dbs.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var kind = new ScreenClass("test");
        kind.Describe(new("Màn hình thử", "Test screen", "测试屏幕"), ScreenKind.Tv, touch: false, ["vi"], hours: null);
        kind.Shape(new(640, 360, 1, 2));
        db.Add(kind);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private IRenderedComponent<PublishDialog> Dialog(string item)
    {
        var dialog = Render<PublishDialog>(parameters => parameters.Add(one => one.Item, item));
        dialog.WaitForElement("#publish-now", TimeSpan.FromSeconds(20));
        return dialog;
    }
}
