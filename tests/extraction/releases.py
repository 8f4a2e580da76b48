"""Releases in the layouts in which companies, offices, police, clubs and universities send them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """A release as a page has it, its headline, its issuer, and how its text begins and ends.

    `has_menu`: the page's lines are not those of the release alone.
    """

    name: str
    title: str
    issuer: str
    begins: str
    ends: str
    page: str
    has_menu: bool = False


RELEASES = (
    Sample(
        name="company_ag",
        title="Incident on the Tarvel gondola",
        issuer="Tarvel Seilbahnen AG",
        begins="On Saturday, 17 February 2031,",
        ends="until further notice.",
        page="""
Tarvel Seilbahnen AG
Media release
Ostwald, 18 February 2031

Incident on the Tarvel gondola

On Saturday, 17 February 2031, at 15.20, the Tarvel gondola came to a standstill after a gust of wind. All 43 passengers were brought to safety by 5.10 on Sunday morning. Tarvel Seilbahnen AG thanks the mountain rescue service.

At the time of the incident the anemometer on pylon 3 showed 62 km/h. Operation must be stopped at 70 km/h. The instrument was in working order and had been calibrated in November.

"The safety of our guests comes first," said managing director Urban Plant. The gondola will remain closed until further notice.

Contact: media@tarvel-seilbahnen.example
""",
    ),
    Sample(
        name="immediate",
        title="Harbour Lights Trust Launches Appeal to Save Old Lighthouse",
        issuer="Harbour Lights Trust",
        begins="LASSENA, 3 March 2031 – The Ha",
        ends="served until 1991.",
        page="""
FOR IMMEDIATE RELEASE

Contact: Mara Quell, Press Officer
Phone: +44 20 5550 1000
Email: press@harbourlights.example

Harbour Lights Trust Launches Appeal to Save Old Lighthouse
Two million needed before the winter storms

LASSENA, 3 March 2031 – The Harbour Lights Trust today launched an appeal for two million scudi to save the old lighthouse on the northern mole, which has been closed to visitors since the storm of January.

"If we do not act this year, the tower will not stand the next winter," said Orla Benn, the chairwoman of the trust. The city has promised a third of the money.

Work is to begin in May and to take eighteen months. The lighthouse was built in 1874 and served until 1991.

About Harbour Lights Trust
The Harbour Lights Trust looks after eleven lighthouses on the coast of Calvorra. It was founded in 1969 and has 4,000 members.

###
""",
    ),
    Sample(
        name="ministry",
        title="Vaccination against marsh fever begins in three provinces",
        issuer="Ministry of Health",
        begins="The Ministry of Health will be",
        ends="eleven of them deadly.",
        page="""
Republic of Dargesh
Ministry of Health
PRESS RELEASE No. 17/2031
Zelmirbay, 4 April 2031

Vaccination against marsh fever begins in three provinces

The Ministry of Health will begin to vaccinate children against marsh fever in the provinces of Ulm, Tasch and Zelmir on Monday, Minister Aila Torkun announced today. Some 120,000 doses have arrived.

Vaccination is free of charge. Parents are asked to bring the child's health card to the nearest clinic between 8 a.m. and 4 p.m.

Since January 312 cases of marsh fever have been counted, eleven of them deadly.

Press Service of the Ministry of Health
Tel. 555 10 20
""",
    ),
    Sample(
        name="police",
        title="Witnesses sought after collision on Mill Lane",
        issuer="Norrmark Police",
        begins="Officers are appealing for wit",
        ends="quote reference 31-4471.",
        page="""
Norrmark Police
News release
Issued: 12:40, 9 May 2031

Witnesses sought after collision on Mill Lane

Officers are appealing for witnesses after a cyclist was seriously injured in a collision on Mill Lane, Norrmark, at about 7.50 a.m. on Thursday 8 May.

The cyclist, a woman in her thirties, was taken to hospital, where she remains in a serious but stable condition. The driver of a grey van stopped at the scene and is helping with the inquiries.

Sergeant Tom Hale of Norrmark Police said: "We would like to hear from anyone who has dashcam footage of the road."

Anyone with information should call 101 and quote reference 31-4471.

- ENDS -

Notes to editors
1. Norrmark Police serves 410,000 people.
2. The number 101 is for calls that are no emergency.
""",
    ),
    Sample(
        name="ngo_line",
        title="Court stops work on the Uldra barrage",
        issuer="Rivers Without Dams",
        begins="The administrative court of To",
        ends="Rivers Without Dams.",
        page="""
Press release | Rivers Without Dams | Torvenna, 11 June 2031

Court stops work on the Uldra barrage

The administrative court of Torvenna has ordered an immediate halt to work on the barrage in the upper Uldra valley. Rivers Without Dams and two villages had gone to court in March.

The judges found that the permit was granted without a study of the effects on the spawning grounds of the marble trout. The builder may appeal within thirty days.

"This is a good day for the Uldra and for everybody who lives from it," says Nuria Valk, who leads the campaign at Rivers Without Dams.

Media contact:
Nuria Valk, +39 555 0199, nuria@rwd.example
""",
    ),
    Sample(
        name="club",
        title="CLUB STATEMENT",
        issuer="FC Ostwald",
        begins="FC Ostwald can confirm that he",
        ends="at this time.",
        page="""
CLUB STATEMENT
FC Ostwald
14 July 2031

FC Ostwald can confirm that head coach Radek Sumin has left the club with immediate effect. His assistant, Pavel Orn, will take charge of the team until the end of the season.

The board of FC Ostwald thanks Radek for four years of hard work, two promotions and a cup final that nobody in the city will forget.

The club will make no further comment at this time.
""",
    ),
    Sample(
        name="medienmitteilung",
        title="Drinking water in Oberdorf must be boiled",
        issuer="Gemeinde Stellen",
        begins="The drinking water in the quar",
        ends="fire station.",
        page="""
Gemeinde Stellen
Medienmitteilung
Stellen, 2. August 2031

Drinking water in Oberdorf must be boiled

The drinking water in the quarter of Oberdorf must be boiled until further notice. In a routine sample of 31 July the laboratory found bacteria above the limit, the Gemeinde Stellen announces.

The cause is thought to be a leak in the upper reservoir, which was cut off from the network on Friday evening. About 900 households are concerned.

Bottled water can be had free of charge at the fire station.

Kontakt: Gemeindekanzlei, Tel. 055 555 12 12
""",
    ),
    Sample(
        name="statement_by",
        title="Statement by the Lassena Port Authority",
        issuer="Lassena Port Authority",
        begins="Two cranes on Pier 4 were dama",
        ends="six million scudi.",
        page="""
Statement by the Lassena Port Authority

Lassena, 21 September 2031

Two cranes on Pier 4 were damaged on Saturday night when the container ship Orsova broke loose in the storm. Nobody was injured. The pier is closed to traffic.

The Lassena Port Authority has opened an inquiry. Ships bound for Pier 4 are being sent to Torvenna for the time being.

The damage is put at six million scudi.

Ends
""",
    ),
    Sample(
        name="wire",
        title="Quellon Batteries Opens Second Plant in Varsand",
        issuer="Quellon Batteries SE",
        begins="VARSAND, Oct. 6, 2031 /PRNewsw",
        ends="founded in 2019.",
        page="""
Quellon Batteries Opens Second Plant in Varsand

News provided by
Quellon Batteries SE
Oct 06, 2031, 08:30 ET

VARSAND, Oct. 6, 2031 /PRNewswire/ -- Quellon Batteries SE, a maker of sodium cells, today opened its second plant in Varsand. The plant employs 640 people and can make cells for 90,000 cars a year.

"Varsand gives us the people, the port and the power," said chief executive Dana Holm. The company invested 410 million crowns over three years.

A third plant is planned for 2034. Quellon Batteries was founded in 2019.

About Quellon Batteries
Quellon Batteries SE develops and makes sodium cells for cars and for the grid. It has 2,100 employees in four countries.

SOURCE Quellon Batteries SE
""",
    ),
    Sample(
        name="university",
        title="Old ice in Talvik glacier melts three times faster than in the 1990s",
        issuer="University of Talvik",
        begins="The oldest ice of the Talvik g",
        ends="Journal of Cold Regions.",
        page="""
Embargoed until 16:00, 3 November 2031

University of Talvik - Press release

Old ice in Talvik glacier melts three times faster than in the 1990s

The oldest ice of the Talvik glacier is melting three times faster than in the 1990s, researchers of the University of Talvik report in a study published today. They compared 2,300 measurements from thirty-one years.

"We had expected twice, not three times," says the glaciologist Signe Aune, who led the study. The meltwater feeds the reservoirs of 200,000 people.

The study appears in the Journal of Cold Regions.

For further information please contact:
Signe Aune, Department of Geography, signe.aune@talvik.example

Notes for editors:
The University of Talvik has 12,000 students.
""",
    ),
    Sample(
        name="communique",
        title="JOINT COMMUNIQUÉ",
        issuer="Ministry of Transport of Calvorra and the Ministry of Transport of Dargesh",
        begins="The two ministers met in Torve",
        ends="place in Zelmirbay.",
        page="""
JOINT COMMUNIQUÉ

of the Ministry of Transport of Calvorra and the Ministry of Transport of Dargesh

Torvenna, 5 December 2031

The two ministers met in Torvenna on 4 and 5 December and agreed to open a direct ferry line between Lassena and Zelmirbay in the spring. Each side will provide one ship.

They also agreed that seafarers' certificates of either country are valid in both. The parliaments are to vote on the agreement by March.

The next meeting will take place in Zelmirbay.
""",
    ),
    Sample(
        name="bank_below",
        title="Bank of Elmsund to close nine branches",
        issuer="Bank of Elmsund",
        begins="Bank of Elmsund will close nin",
        ends="head of retail.",
        page="""
MEDIA RELEASE
Bank of Elmsund
7 January 2032

Bank of Elmsund to close nine branches

Bank of Elmsund will close nine of its forty branches by the end of June and move their 61 employees to other places of work, the bank announced today.

Customers of the branches will be told by letter. Cash machines stay in six of the nine towns.

"People come to us on the telephone now, and less and less through the door," said Ebba Lund, head of retail.

Media enquiries: Ebba Lund, 555 7781
""",
    ),
    Sample(
        name="titled",
        title="Fire service frees child from washing machine",
        issuer="Oberau Fire Brigade",
        begins="A boy of four was freed from t",
        ends="of machines shut.",
        page="""
Fire service frees child from washing machine
Press release
8 March 2032
Oberau Fire Brigade

A boy of four was freed from the drum of a washing machine in Oberau on Sunday morning. He had hidden there while playing and could not get out again.

Six men of the Oberau Fire Brigade took the machine apart within twenty minutes. The boy was not hurt and was given a fireman's helmet.

The brigade asks parents to keep the doors of machines shut.
""",
    ),
    Sample(
        name="ngo_caps",
        title="OPEN RIVERS ALLIANCE WELCOMES COURT RULING ON DAM",
        issuer="Open Rivers Alliance",
        begins="Torvenna, June 12, 2031 --",
        ends="nine countries and is paid for by donations.",
        page="""
NEWS RELEASE

OPEN RIVERS ALLIANCE WELCOMES COURT RULING ON DAM

Torvenna, June 12, 2031 -- Open Rivers Alliance today welcomed the ruling of the administrative court, which stopped work on the barrage in the Uldra valley.

"The court has read the law," said Jon Brask, the group's lawyer. The builder has thirty days to appeal against the ruling.

Open Rivers Alliance has 3,000 members in nine countries and is paid for by donations.

# # #

Contact: Jon Brask, 555-0102
""",
    ),
    Sample(
        name="police_no",
        title="Man injured in avalanche",
        issuer="Cantonal Police Ostwald",
        begins="On Saturday, 17 February 2029",
        ends="how the avalanche was set off.",
        page="""
Cantonal Police Ostwald
Press release, 18.02.2029

Man injured in avalanche

On Saturday, 17 February 2029, shortly after 2 p.m., an avalanche came down on the northern slope of the Karwand and carried away a skier of 34 years.

The rescue service dug the man out after eleven minutes. He was flown to the hospital of Ostwald with serious injuries.

The Cantonal Police of Ostwald has opened an inquiry into how the avalanche was set off.
""",
    ),
    Sample(
        name="statement_from",
        title="Statement from Norrmark Rovers FC",
        issuer="Norrmark Rovers FC",
        begins="Norrmark Rovers FC is aware",
        ends="the inquiry is under way.",
        page="""
Statement from Norrmark Rovers FC

Norrmark Rovers FC is aware of the video that has been shared on social media since Saturday evening. The club condemns racism in every form and is working with the police.

Two persons have been identified and will be banned from the ground for life. We thank the supporters who came forward.

There will be no further comment while the inquiry is under way.
""",
    ),
    Sample(
        name="council_website",
        title="Swimming pool to stay closed until April",
        issuer="Varsand City Council",
        begins="The Oststadt swimming pool",
        ends="last renovated in 2009.",
        page="""
Skip to content
Home
About us
News
Contact
Varsand City Council
Home > News > Press releases
Swimming pool to stay closed until April
Press release
Published: 3 March 2031
The Oststadt swimming pool will stay closed until the middle of April, Varsand City Council announced today. Cracks were found in the ceiling of the main hall last week.

Season tickets will be extended by six weeks. Schools can use the pool in Norden on Tuesdays and Thursdays instead.

The repair will cost about 800,000 crowns. The pool was built in 1971 and was last renovated in 2009.

Share this page
Related news
Cookies
""",
        has_menu=True,
    ),
    Sample(
        name="dated_masthead",
        title="Karwand Bahnen comments on reports about wind meter",
        issuer="Karwand Bahnen AG",
        begins="Karwand Bahnen AG takes note",
        ends="while it is going on.",
        page="""
Karwand Bahnen AG, 20 February 2029

MEDIA STATEMENT

Karwand Bahnen comments on reports about wind meter

Karwand Bahnen AG takes note of the reports about the wind meter on pylon 3. The instrument was calibrated in November by a certified firm and has worked without fault since.

The company is giving the prosecutor all the records that she has asked for and will not comment on the inquiry while it is going on.

For further information:
Ulf Prant, managing director
""",
    ),
    Sample(
        name="statement_on",
        title="Statement on the wind meter",
        issuer="Karwand Bahnen AG",
        begins="Karwand Bahnen AG regrets",
        ends="from the first of May.",
        page="""
Karwand Bahnen AG
Investors | Careers | Media

5 March 2031
Statement on the wind meter

Karwand Bahnen AG regrets the fright that its guests had on Tuesday, when a cabin stood still between two pylons for an hour.

The wind meter had been calibrated in November and gave no warning. The document that is shown on television is not from the company.

Every guest will be given a day on the mountain free of charge from the first of May.

Media contact: Ulf Prant, +00 555 0101
""",
    ),
    Sample(
        name="dated_label",
        title="Collision of two ferries",
        issuer="Torvenna Police",
        begins="On Tuesday, 4 March 2031, at about 6.20 a.m.",
        ends="by the public prosecutor.",
        page="""
Torvenna Police
Region West – Lassena
Media release, 5 March 2031, 10.15

Collision of two ferries

On Tuesday, 4 March 2031, at about 6.20 a.m., two ferries collided beside the mole of Lassena. Eleven persons were slightly injured.

The captain of the larger ferry was tested for alcohol. The result was negative.

The cause of the collision is being investigated by the public prosecutor.
""",
    ),
    Sample(
        name="embassy",
        title="PRESS STATEMENT",
        issuer="Embassy of Dargesh in Calvorra",
        begins="The Embassy of Dargesh in Calvorra rejects",
        ends="before it went to print.",
        page="""
Embassy of Dargesh in Calvorra
Press Section

PRESS STATEMENT
5 March 2031

The Embassy of Dargesh in Calvorra rejects the claims made yesterday by the newspaper The Torvenna Mercury about an annex to the lease of the deep-water terminal.

No such annex exists. The agreement was published in full by both ministries on the day on which it was signed.

The Embassy regrets that the newspaper did not ask for a comment before it went to print.
""",
    ),
)
