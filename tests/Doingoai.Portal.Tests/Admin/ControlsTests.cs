using Bunit;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Pages;

namespace Doingoai.Portal.Tests.Admin;

public sealed class ControlsTests : AdminRoom
{
    [Fact]
    public void A_badge_says_in_words_what_its_colour_says()
    {
        var badge = Render<StatusBadge>(parameters => parameters.Add(one => one.Text, "Đang chạy").Add(one => one.Tone, Tone.Good));

        badge.MarkupMatches("""<span class="badge badge-good"><span class="badge-dot" aria-hidden="true"></span>Đang chạy</span>""");
    }

    [Fact]
    public void A_page_header_has_the_one_h1_and_its_buttons()
    {
        var header = Render<PageHeader>(parameters => parameters.Add(one => one.Title, "Người dùng").Add(one => one.Lead, "Ai có tài khoản").AddChildContent("<button>Mở</button>"));

        Assert.Equal("Người dùng", header.Find("h1").TextContent);
        Assert.Equal("Mở", header.Find(".page-actions button").TextContent);
    }

    [Fact]
    public void A_time_is_shown_as_Vietnam_time()
    {
        var clock = Render<VietnamClock>(parameters => parameters.Add(one => one.At, new DateTimeOffset(2026, 11, 22, 18, 30, 0, TimeSpan.Zero)));

        Assert.Equal("23/11/2026 01:30", clock.Find("time").TextContent);
    }

    [Fact]
    public void A_change_shows_each_field_before_and_after_and_never_as_markup()
    {
        var change = Render<AuditChange>(parameters => parameters.Add(one => one.Before, """{"name":"<script>a</script>","x":1}""").Add(one => one.After, """{"name":"b","x":2}"""));

        Assert.Equal(["<script>a</script>", "1"], change.FindAll("del").Select(one => one.TextContent));
        Assert.Equal(["b", "2"], change.FindAll("ins").Select(one => one.TextContent));
        Assert.Empty(change.FindAll("script"));
    }

    [Fact]
    public void Roles_are_picked_one_by_one()
    {
        IReadOnlyList<Doingoai.Portal.Platform.Identity.Role> picked = [];
        var picker = Render<RolePicker>(parameters => parameters.Add(one => one.Roles, [Doingoai.Portal.Platform.Identity.Role.Editor]).Add(one => one.RolesChanged, roles => picked = roles));

        picker.FindAll("input")[4].Change(true);

        Assert.Equal([Doingoai.Portal.Platform.Identity.Role.Editor, Doingoai.Portal.Platform.Identity.Role.Technician], picked);
    }
}
