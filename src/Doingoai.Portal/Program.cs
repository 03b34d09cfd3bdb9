using Doingoai.Portal.Admin;
using Doingoai.Portal.Content;
using Doingoai.Portal.Devices;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Portal.Reports;
using Doingoai.Portal.Signage;
using Doingoai.Portal.Site;

// Settings hold from start to end: watching them would watch all of the folder, where the databases write without a pause.
var builder = WebApplication.CreateBuilder([.. CommandLine.Settings(args), "--hostBuilder:reloadConfigOnChange=false"]);
builder.AddPlatform();
builder.AddAdmin();
builder.AddMedia();
builder.AddContent();
builder.AddSignage();
builder.AddDevices();
builder.AddReports();
builder.AddSite();

var app = builder.Build();
app.UseEdge();
app.UseKeptPages();
app.UsePlatform();
app.MapPlatform();
app.MapAdmin();
app.MapMedia();
app.MapContent();
app.MapSignage();
app.MapDevices();
app.MapReports();
app.MapSite();

return await PortalStart.RunAsync(app, args);
