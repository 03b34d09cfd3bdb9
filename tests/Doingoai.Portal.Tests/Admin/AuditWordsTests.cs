using System.Text.Json;
using Doingoai.Portal.Admin.Pages;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Errors;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Admin;

public sealed class AuditWordsTests : AdminRoom
{
    private readonly AuditWords _words;

    public AuditWordsTests()
    {
        Services.AddSingleton(new TextSource(typeof(Doingoai.Portal.Content.Texts))).AddSingleton(new TextSource(typeof(Doingoai.Portal.Signage.Texts)))
            .AddSingleton(new TextSource(typeof(Doingoai.Portal.Devices.Texts)));
        _words = Services.GetRequiredService<AuditWords>();
    }

    [Fact] public void A_named_act_is_called_by_its_name() => Assert.Equal("Xuất bản", _words.Act(Entry("version.publish", "Publication")));

    [Fact] public void An_act_nobody_named_says_what_it_did_to_what() => Assert.Equal("Sửa: Cụm thông tin", _words.Act(Entry("Cluster.changed", "Cluster")));

    [Fact] public void An_instant_is_read_in_Vietnam_with_its_seconds() => Assert.Equal("23/11/2026 09:00:07", _words.Value("At", Json("\"2026-11-23T02:00:07+00:00\"")));

    [Fact] public void A_word_of_a_closed_list_is_translated() => Assert.Equal("Màn hình", _words.Value("Channel", Json("\"Screens\"")));

    [Fact] public void What_has_no_word_stays_as_it_is() => Assert.Equal(("Quark", "Spin", "x"), (_words.Entity("Quark"), _words.Field("Spin"), _words.Value("Spin", Json("\"x\""))));

    [Fact]
    public void Who_acts_is_a_name_or_said_in_the_reader_s_language()
    {
        Assert.Equal(("Cổng (tự động)", "Người chưa đăng nhập"), (_words.Actor(Entry("", "", "Portal")), _words.Actor(Entry("", "", "anonymous"))));
        Assert.Equal(("Cổng (tự động)", "Gửi lệnh và lịch phát cho thiết bị"), (_words.Actor(Entry("", "", "device outbox")), _words.Task(Entry("", "", "device outbox"))));
        Assert.Equal(("Lan", "device outbox"), (_words.Actor(Entry("", "", id: Guid.NewGuid())), _words.Actor(Entry("", "", "device outbox", Guid.NewGuid())))); // a person may be called anything
    }

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    private static AuditEntry Entry(string verb, string entity, string by = "Lan", Guid id = default) => new(Guid.Empty, DateTimeOffset.UnixEpoch, id, by, verb, entity, "1", null, null);
}
